package io.portcullis.routes.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Parsers;

import static org.assertj.core.api.Assertions.assertThat;

class HeartbeatsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  private final Heartbeats heartbeats = new Heartbeats();

  @Test
  void aSourceThatPromisesNothingIsNotReported() {
    // When
    var beat = heartbeats.due(source("quiet", Optional.empty()), NOW);
    // Then
    assertThat(beat).isEmpty();
  }

  @Test
  void aBusySourceIsReportedOnceInAWhileOnly() {
    // Given
    Source source = source("busy", Optional.of(Duration.ofHours(1)));
    heartbeats.due(source, NOW);
    // When
    var soon = heartbeats.due(source, NOW.plusSeconds(9));
    var later = heartbeats.due(source, NOW.plus(Heartbeats.EVERY));
    // Then
    assertThat(soon).isEmpty();
    assertThat(later).isPresent();
  }

  @Test
  void aShortPromiseIsKeptTwice() {
    // Given
    Source source = source("fast", Optional.of(Duration.ofSeconds(4)));
    heartbeats.due(source, NOW);
    // When
    var half = heartbeats.due(source, NOW.plusSeconds(2));
    // Then
    assertThat(half).isPresent();
  }

  @Test
  void sourcesAreReportedEachOnTheirOwn() {
    // Given
    heartbeats.due(source("one", Optional.of(Duration.ofHours(1))), NOW);
    // When
    var other = heartbeats.due(source("other", Optional.of(Duration.ofHours(1))), NOW);
    // Then
    assertThat(other).isPresent();
  }

  private static Source source(String name, Optional<Duration> expected) {
    return new Source(name, Parsers.all().getFirst(), expected, false);
  }
}
