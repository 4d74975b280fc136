package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Lag.Direction;
import io.portcullis.model.Statement.Heartbeat;

import static io.portcullis.model.Samples.T0;
import static org.assertj.core.api.Assertions.assertThat;

class LagsTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private State state = State.fresh("src-1", SubjectKind.SOURCE, T0);

  @Test
  void aSourceInTimeHasNoLag() {
    // When
    beats(T0, Duration.ofSeconds(59), Duration.ofSeconds(-3));
    // Then
    assertThat(lags()).isEmpty();
  }

  @Test
  void whatIsLateIsMeasuredInSteps() {
    // When
    beats(T0, Duration.ofMinutes(14), Duration.ZERO);
    // Then
    assertThat(lags())
        .containsExactly(new Lag("mdm", Direction.BEHIND, Duration.ofMinutes(10), T0));
  }

  @Test
  void eachStepIsRememberedSinceItWasPassed() {
    // Given
    beats(T0, Duration.ofMinutes(5), Duration.ZERO);
    // When
    beats(T0.plus(HOUR), HOUR, Duration.ZERO);
    beats(T0.plus(HOUR).plusSeconds(9), HOUR, Duration.ZERO);
    // Then
    assertThat(lags())
        .containsExactly(
            new Lag("mdm", Direction.BEHIND, Duration.ofMinutes(5), T0),
            new Lag("mdm", Direction.BEHIND, HOUR, T0.plus(HOUR)));
  }

  @Test
  void whoIsLessLateWasSoAllTheTime() {
    // Given
    beats(T0, Duration.ofMinutes(5), Duration.ZERO);
    beats(T0.plus(HOUR), HOUR, Duration.ZERO);
    // When
    beats(T0.plus(HOUR.multipliedBy(2)), Duration.ofMinutes(30), Duration.ZERO);
    // Then
    assertThat(lags())
        .extracting(Lag::by, Lag::since)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Duration.ofMinutes(5), T0),
            org.assertj.core.groups.Tuple.tuple(Duration.ofMinutes(30), T0.plus(HOUR)));
  }

  @Test
  void aClockAheadIsKeptApartFromALag() {
    // When
    beats(T0, Duration.ofMinutes(1), Duration.ofMinutes(3));
    // Then
    assertThat(lags())
        .extracting(Lag::direction)
        .containsExactly(Direction.BEHIND, Direction.AHEAD);
  }

  @Test
  void whoCatchesUpHasNone() {
    // Given
    beats(T0, HOUR, HOUR);
    // When
    beats(T0.plus(HOUR), Duration.ZERO, Duration.ZERO);
    // Then
    assertThat(lags()).isEmpty();
  }

  private void beats(Instant at, Duration behind, Duration ahead) {
    Heartbeat beat = new Heartbeat(HOUR, behind, ahead);
    state = Apply.apply(state, Samples.said("mdm", at, beat));
  }

  private List<Lag> lags() {
    return state.subject().facts().lags();
  }
}
