package io.portcullis.routes.seal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.portcullis.routes.MovedClock;

import static org.assertj.core.api.Assertions.assertThat;

class StallTest {
  private static final Duration LIMIT = Duration.ofMinutes(15);

  private final List<String> told = new ArrayList<>();
  private final MovedClock clock = new MovedClock(Records.AT);
  private final Stall stall = new Stall(LIMIT, clock, told::add);

  @Test
  void whatStoodForAsLongAsTheLimitIsToldOnce() {
    stall.stuck("connection refused");
    clock.pass(LIMIT);
    // When
    stall.stuck("connection refused");
    stall.stuck("another reason");
    // Then
    assertThat(told)
        .containsExactly("nothing was stored since " + Records.AT + ": connection refused");
  }

  @Test
  void aMomentLessIsNone() {
    stall.stuck("connection refused");
    clock.pass(LIMIT.minusMillis(1));
    // When
    stall.stuck("connection refused");
    // Then
    assertThat(told).isEmpty();
  }

  @Test
  void whatMovedBetweenBeginsAnew() {
    stall.stuck("away");
    clock.pass(LIMIT);
    stall.moves();
    stall.stuck("away");
    assertThat(told).isEmpty();
    // When
    clock.pass(LIMIT);
    stall.stuck("away");
    stall.moves();
    stall.stuck("away");
    clock.pass(LIMIT);
    stall.stuck("away");
    // Then
    assertThat(told).hasSize(2);
  }
}
