package io.portcullis.model.guard;

import java.time.Duration;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LimitsTest {
  @Test
  void limitsThatLimitNothingDoNotExist() {
    refused(0, 0.5, Duration.ofMinutes(1), Duration.ofDays(1), "perRule: must be 1 to 100000");
    refused(100_001, 0.5, Duration.ofMinutes(1), Duration.ofDays(1), "perRule");
    refused(1, 0, Duration.ofMinutes(1), Duration.ofDays(1), "groupShare");
    refused(1, 1.01, Duration.ofMinutes(1), Duration.ofDays(1), "groupShare");
    refused(1, Double.NaN, Duration.ofMinutes(1), Duration.ofDays(1), "groupShare");
    refused(1, 1, Duration.ZERO, Duration.ofDays(1), "window");
    refused(1, 1, Duration.ofDays(2), Duration.ofDays(1), "window");
    refused(1, 1, Duration.ofDays(1), Duration.ZERO, "expiry");
  }

  @Test
  void whatIsCountedOrDampedApartHasBoundsToo() {
    assertThatThrownBy(() -> new Limits.Compromise(0, 1)).hasMessageContaining("compromise limit");
    assertThatThrownBy(() -> new Limits.Compromise(1, 0))
        .hasMessageContaining("compromise approvals");
    Duration day = Duration.ofDays(1);
    assertThatThrownBy(() -> new Limits.Damping(1, day, day)).hasMessageContaining("damping times");
    assertThatThrownBy(() -> new Limits.Damping(17, day, day)).hasMessageContaining("2 to 16");
    assertThatThrownBy(() -> new Limits.Damping(2, Duration.ZERO, day))
        .hasMessageContaining("window");
    assertThatThrownBy(() -> new Limits.Damping(2, day, day.negated()))
        .hasMessageContaining("hold");
  }

  private static void refused(
      int perRule, double share, Duration window, Duration expiry, String why) {
    assertThatThrownBy(() -> new Limits(window, perRule, 1, 1, share, 1, Set.of(), 1, expiry, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }
}
