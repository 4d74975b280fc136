package io.portcullis.routes.intake;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Statement;

import static org.assertj.core.api.Assertions.assertThat;

class HeartbeatsTest {
  private static final Instant T0 = Instant.parse("2026-04-01T10:00:00Z");
  private final Heartbeats heartbeats = new Heartbeats();

  @Test
  void aSourceThatIsHeardOftenIsTellingOnceInAWhile() {
    var first = heartbeats.due("mdm", T0);
    var soon = heartbeats.due("mdm", T0.plus(Heartbeats.EVERY).minusMillis(1));
    var later = heartbeats.due("mdm", T0.plus(Heartbeats.EVERY));
    // Then
    assertThat(first).isPresent();
    assertThat(soon).isEmpty();
    assertThat(later).isPresent();
    assertThat(later.get().signal().id()).isNotEqualTo(first.get().signal().id());
  }

  @Test
  void eachSourceHasItsOwn() {
    heartbeats.due("mdm", T0);
    // When
    var other = heartbeats.due("edr", T0);
    // Then
    assertThat(other.orElseThrow().signal().statement()).isEqualTo(new Statement.Heartbeat());
    assertThat(other.get().key()).isEqualTo("source:source-name=edr");
  }
}
