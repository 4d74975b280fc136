package io.portcullis.rules;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class StepsTest {
  @ParameterizedTest
  @CsvSource({
    "duration, PT2H, PT1H, PT8H, 3600, 21600, PT1H59M59S, PT2H1S",
    "duration, PT1.5S, PT0S, PT3S, 2, 2, PT0.5S, PT2.5S",
    "count, 5, 1, 64, 4, 59, 4, 6",
    "share, 0.667, 0.3, 0.98, 367, 313, 0.666, 0.668",
    "severity, high, low, critical, 2, 1, medium, critical"
  })
  void aStepIsWhatPeopleTellApart(
      String type,
      String value,
      String min,
      String max,
      long down,
      long up,
      String below,
      String above) {
    // When
    Steps steps = steps(type, value, min, max);
    // Then
    assertThat(steps.down()).isEqualTo(down);
    assertThat(steps.up()).isEqualTo(up);
    assertThat(steps.at().apply(-1)).isEqualTo(below);
    assertThat(steps.at().apply(1)).isEqualTo(above);
    assertThat(steps.at().apply(-down))
        .isEqualTo(ParameterType.print(parameter(type, value, min, max).min()));
    assertThat(steps.at().apply(up))
        .isEqualTo(ParameterType.print(parameter(type, value, min, max).max()));
  }

  @Test
  void boundsThatAreTheValueLeaveNoStep() {
    Steps steps = steps("count", "3", "3", "3");
    assertThat(steps.down()).isZero();
    assertThat(steps.up()).isZero();
    assertThat(steps.at().apply(0)).isEqualTo("3");
  }

  @Test
  void theWidestBoundsAreCountedWithoutAnOverflow() {
    Steps steps = steps("count", "0", Long.toString(Long.MIN_VALUE), Long.toString(Long.MAX_VALUE));
    assertThat(steps.down()).isEqualTo(Steps.MOST);
    assertThat(steps.up()).isEqualTo(Steps.MOST);
  }

  private static Steps steps(String type, String value, String min, String max) {
    return Steps.of(parameter(type, value, min, max));
  }

  private static Parameter<?> parameter(String type, String value, String min, String max) {
    return Parameter.of(ParameterType.named(type).orElseThrow(), value, min, max, "");
  }
}
