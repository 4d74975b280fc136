package io.portcullis.routes.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.Parsers;
import io.portcullis.model.Statement;

import static org.assertj.core.api.Assertions.assertThat;

class HeartbeatsTest {
  private static final Instant T0 = Instant.parse("2026-04-01T10:00:00Z");
  private final Heartbeats heartbeats = new Heartbeats();

  @Test
  void aSourceThatIsHeardOftenIsTellingOnceInAWhile() {
    var first = heartbeats.due(source("mdm"), T0);
    var soon = heartbeats.due(source("mdm"), T0.plus(Heartbeats.EVERY).minusMillis(1));
    var later = heartbeats.due(source("mdm"), T0.plus(Heartbeats.EVERY));
    // Then
    assertThat(first).isPresent();
    assertThat(soon).isEmpty();
    assertThat(later).isPresent();
    assertThat(later.get().signal().id()).isNotEqualTo(first.get().signal().id());
  }

  @Test
  void eachSourceHasItsOwn() {
    heartbeats.due(source("mdm"), T0);
    // When
    var other = heartbeats.due(source("edr"), T0);
    // Then
    assertThat(other.orElseThrow().signal().statement())
        .isEqualTo(new Statement.Heartbeat(Duration.ofMinutes(1)));
    assertThat(other.get().key()).isEqualTo("source:source-name=edr");
  }

  private static Source source(String name) {
    Parser parser = Parsers.byType("inventory").orElseThrow();
    return new Source(name, parser, Optional.of(Duration.ofMinutes(1)));
  }
}
