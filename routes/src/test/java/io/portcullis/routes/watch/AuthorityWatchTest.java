package io.portcullis.routes.watch;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.ca.watch.ProbeReading;
import io.portcullis.connectors.ca.watch.ProbeRow;
import io.portcullis.model.Probe.Result;
import io.portcullis.routes.intake.Receipt;

import static org.assertj.core.api.Assertions.assertThat;

class AuthorityWatchTest {
  private static final Duration EVERY = Duration.ofMinutes(5);

  private final List<ProbeReading> taken = new ArrayList<>();
  private final List<ProbeRow> seen = new ArrayList<>();
  private final Semaphore atOnce = new Semaphore(1);
  private CompletableFuture<Void> durable = CompletableFuture.completedFuture(null);
  private ProbeRow next = Rows.list(Result.ANSWERED);

  private final AuthorityWatch watch =
      new AuthorityWatch(
          "watched",
          () -> List.of(next),
          EVERY,
          atOnce,
          this::take,
          seen::addAll,
          Clock.fixed(Rows.NOW, ZoneOffset.UTC));

  @Test
  void whatTheLogDoesNotTakeIsToldAgainAfterAShortWhile() throws Exception {
    // Given
    durable = CompletableFuture.failedFuture(new IOException("Kafka is away"));
    Duration first = watch.step();
    Duration second = watch.step();
    durable = CompletableFuture.completedFuture(null);
    // When
    watch.step();
    // Then
    assertThat(first).isEqualTo(Duration.ofSeconds(1));
    assertThat(second).isEqualTo(Duration.ofSeconds(2));
    assertThat(taken).hasSize(3).allMatch(reading -> reading.rows().equals(List.of(next)));
  }

  @Test
  void aLookWithoutNewsIsStillALook() throws Exception {
    // Given
    watch.step();
    // When
    Duration wait = watch.step();
    // Then
    assertThat(taken).hasSize(2);
    assertThat(taken.getLast().rows()).isEmpty();
    assertThat(seen).hasSize(2);
    assertThat(wait)
        .isBetween(EVERY.multipliedBy(9).dividedBy(10), EVERY.multipliedBy(11).dividedBy(10));
    assertThat(atOnce.availablePermits()).isOne();
  }

  @Test
  void aChangeIsToldAtOnce() throws Exception {
    // Given
    watch.step();
    next = Rows.list(Result.UNREACHABLE);
    // When
    watch.step();
    // Then
    assertThat(taken.getLast().rows()).containsExactly(next);
  }

  private Receipt take(byte[] body) {
    taken.add(Json.read(body, ProbeReading.class));
    return new Receipt(1, 0, 0, Optional.empty(), durable);
  }
}
