package io.portcullis.routes.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Parsers;
import io.portcullis.model.Statement.Heartbeat;
import io.portcullis.routes.resolve.Message;

import static org.assertj.core.api.Assertions.assertThat;

class HeartbeatsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  private final Heartbeats heartbeats = new Heartbeats();

  @Test
  void aSourceThatPromisesNothingIsNotReported() {
    // When
    var beat = heartbeats.due(source("quiet", Optional.empty()), NOW, Optional.empty(), 1);
    // Then
    assertThat(beat).isEmpty();
  }

  @Test
  void aBusySourceIsReportedOnceInAWhileOnly() {
    // Given
    Source source = source("busy", Optional.of(Duration.ofHours(1)));
    heartbeats.due(source, NOW, Optional.empty(), 1);
    // When
    var soon = heartbeats.due(source, NOW.plusSeconds(9), Optional.empty(), 1);
    var later = heartbeats.due(source, NOW.plus(Heartbeats.EVERY), Optional.empty(), 1);
    // Then
    assertThat(soon).isEmpty();
    assertThat(later).isPresent();
  }

  @Test
  void aShortPromiseIsKeptTwice() {
    // Given
    Source source = source("fast", Optional.of(Duration.ofSeconds(4)));
    heartbeats.due(source, NOW, Optional.empty(), 1);
    // When
    var half = heartbeats.due(source, NOW.plusSeconds(2), Optional.empty(), 1);
    // Then
    assertThat(half).isPresent();
  }

  @Test
  void sourcesAreReportedEachOnTheirOwn() {
    // Given
    heartbeats.due(source("one", Optional.of(Duration.ofHours(1))), NOW, Optional.empty(), 1);
    // When
    var other =
        heartbeats.due(source("other", Optional.of(Duration.ofHours(1))), NOW, Optional.empty(), 1);
    // Then
    assertThat(other).isPresent();
  }

  @Test
  void aSourceThatGetsLateIsReportedAtOnceAndByItsStep() {
    // Given
    Source source = source("late", Optional.of(Duration.ofHours(1)));
    heartbeats.due(source, NOW, Optional.of(NOW), 1);
    // When
    var same = heartbeats.due(source, NOW.plusSeconds(1), Optional.of(NOW.minusSeconds(500)), 1);
    var late = heartbeats.due(source, NOW.plusSeconds(61), Optional.of(NOW.minusSeconds(500)), 1);
    var back = heartbeats.due(source, NOW.plusSeconds(62), Optional.of(NOW.plusSeconds(60)), 1);
    // Then: an old record among new ones is none
    assertThat(same).isEmpty();
    assertThat(beat(late).behind()).isEqualTo(Duration.ofMinutes(1));
    assertThat(beat(back).behind()).isZero();
  }

  @Test
  void aClockAheadIsReportedAtOnceAndEndsWithTheNextRegularOne() {
    // Given
    Source source = source("ahead", Optional.of(Duration.ofHours(1)));
    heartbeats.due(source, NOW, Optional.of(NOW), 1);
    Instant ahead = NOW.plus(Duration.ofMinutes(7));
    // When
    var early = heartbeats.due(source, NOW.plusSeconds(1), Optional.of(ahead), 1);
    var again = heartbeats.due(source, NOW.plusSeconds(2), Optional.of(NOW), 1);
    var regular = heartbeats.due(source, NOW.plusSeconds(11), Optional.of(NOW), 1);
    var next = heartbeats.due(source, NOW.plusSeconds(22), Optional.of(NOW.plusSeconds(22)), 1);
    // Then
    assertThat(beat(early).ahead()).isEqualTo(Duration.ofMinutes(5));
    assertThat(again).isEmpty();
    assertThat(beat(regular).ahead()).isEqualTo(Duration.ofMinutes(5));
    assertThat(beat(next).ahead()).isZero();
  }

  @Test
  void aBodyWithoutTimesSaysNothingOfALag() {
    // Given
    Source source = source("untimed", Optional.of(Duration.ofHours(1)));
    heartbeats.due(source, NOW, Optional.of(NOW.minus(Duration.ofHours(3))), 1);
    // When
    var beat = heartbeats.due(source, NOW.plusSeconds(11), Optional.empty(), 1);
    // Then
    assertThat(beat(beat).behind()).isEqualTo(Duration.ofHours(2));
  }

  @Test
  void recordsAreCountedOverAllBodiesSinceTheLastWord() {
    // Given
    Source source = source("busy", Optional.of(Duration.ofHours(1)));
    var first = heartbeats.due(source, NOW, Optional.empty(), 3);
    heartbeats.due(source, NOW.plusSeconds(4), Optional.empty(), 20);
    heartbeats.due(source, NOW.plusSeconds(8), Optional.empty(), 0);
    // When
    var second = heartbeats.due(source, NOW.plusSeconds(12), Optional.empty(), 2);
    var third = heartbeats.due(source, NOW.plusSeconds(24), Optional.empty(), 0);
    // Then
    assertThat(beat(first).records()).contains(3L);
    assertThat(beat(second).records()).contains(22L);
    assertThat(beat(third).records()).contains(0L);
  }

  private static Heartbeat beat(Optional<Message.Arrived> told) {
    return (Heartbeat) told.orElseThrow().signal().statement();
  }

  private static Source source(String name, Optional<Duration> expected) {
    return new Source(name, Parsers.all().getFirst(), expected, false);
  }
}
