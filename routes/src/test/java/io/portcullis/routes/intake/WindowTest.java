package io.portcullis.routes.intake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WindowTest {
  private static final byte[] LINE = {1};
  private final List<CompletableFuture<Void>> taken = new ArrayList<>();
  private final Deque<Runnable> later = new ArrayDeque<>();
  private int dropped;
  private final Window<byte[]> window = new Window<>(this::take, () -> dropped++, later::add);

  @Test
  void aLineThatCouldNotBeStoredIsTriedAgain() throws InterruptedException {
    // Given
    window.put(LINE);
    taken.getFirst().completeExceptionally(new IllegalStateException("no Kafka"));
    // When
    later.remove().run();
    // Then
    assertThat(taken).hasSize(2);
    assertThat(later).isEmpty();
  }

  @Test
  void overTheBoundALineIsDroppedAndCountedAndRoomComesBack() {
    for (int i = 0; i < Window.MAX_OPEN; i++) {
      window.offer(LINE);
    }
    // When
    window.offer(LINE);
    // Then
    assertThat(dropped).isEqualTo(1);
    taken.getFirst().complete(null);
    window.offer(LINE);
    assertThat(dropped).isEqualTo(1);
    assertThat(taken).hasSize(Window.MAX_OPEN + 1);
  }

  @Test
  void aSenderWaitsWhileThereIsNoRoom() throws InterruptedException {
    // Given
    for (int i = 0; i < Window.MAX_OPEN; i++) {
      window.put(LINE);
    }
    Thread sender = Thread.ofVirtual().start(this::putOne);
    // When
    boolean waited = !sender.join(java.time.Duration.ofMillis(50));
    taken.getFirst().complete(null);
    // Then
    assertThat(sender.join(java.time.Duration.ofSeconds(10))).isTrue();
    assertThat(waited).isTrue();
  }

  private void putOne() {
    try {
      window.put(LINE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private CompletableFuture<Void> take(byte[] line) {
    CompletableFuture<Void> one = new CompletableFuture<>();
    taken.add(one);
    return one;
  }
}
