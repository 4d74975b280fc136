package io.portcullis.routes.checkpoint;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.portcullis.evidence.checkpoint.Checkpoint;
import io.portcullis.evidence.checkpoint.Counter;

import static org.assertj.core.api.Assertions.assertThat;

class CountsTest {
  private final Counts counts = new Counts();

  @Test
  void whatDoesNotFitComesWithTheNextOne() {
    // Given
    Map<String, Long> many =
        IntStream.range(0, Checkpoint.MOST_COUNTERS + 5)
            .boxed()
            .collect(Collectors.toMap(i -> "c%05d".formatted(i), Long::valueOf));
    // When
    counts.signed(counts.changed(many));
    // Then
    assertThat(counts.changed(many)).hasSize(5);
  }

  @Test
  void whatCanNotBeWrittenIsLeftOut() {
    assertThat(counts.changed(Map.of("a", -1L, "b", (1L << 53) + 1, "x".repeat(257), 1L)))
        .isEmpty();
  }

  @Test
  void onlyWhatChangedIsSignedAgain() {
    // Given
    counts.signed(counts.changed(Map.of("a", 1L, "b", 2L)));
    // When, then
    assertThat(counts.changed(Map.of("a", 1L, "b", 3L))).containsExactly(new Counter("b", 3));
  }
}
