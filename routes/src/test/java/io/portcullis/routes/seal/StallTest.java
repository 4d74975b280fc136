package io.portcullis.routes.seal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StallTest {
  private static final Duration LIMIT = Duration.ofMinutes(15);

  private final List<String> told = new ArrayList<>();
  private Instant now = Records.AT;
  private final Stall stall = new Stall(LIMIT, clock(), told::add);

  @Test
  void whatStoodForAsLongAsTheLimitIsToldOnce() {
    stall.stuck("connection refused");
    now = now.plus(LIMIT);
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
    now = now.plus(LIMIT).minusMillis(1);
    // When
    stall.stuck("connection refused");
    // Then
    assertThat(told).isEmpty();
  }

  @Test
  void whatMovedBetweenBeginsAnew() {
    stall.stuck("away");
    now = now.plus(LIMIT);
    stall.moves();
    stall.stuck("away");
    assertThat(told).isEmpty();
    // When
    now = now.plus(LIMIT);
    stall.stuck("away");
    stall.moves();
    stall.stuck("away");
    now = now.plus(LIMIT);
    stall.stuck("away");
    // Then
    assertThat(told).hasSize(2);
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now;
      }
    };
  }
}
