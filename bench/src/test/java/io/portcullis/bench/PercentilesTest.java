package io.portcullis.bench;

import java.util.Arrays;
import java.util.stream.LongStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PercentilesTest {
  @Test
  void nothingCanNotBeRanked() {
    assertThatThrownBy(() -> new Percentiles(new long[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no values");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 100.1, Double.NaN})
  void aPercentOutOfRangeIsRefused(double percent) {
    assertThatThrownBy(() -> new Percentiles(new long[] {1}).at(percent))
        .hasMessageStartingWith("percent: ");
  }

  @ParameterizedTest
  @CsvSource({"50, 50", "99, 99", "99.9, 100", "100, 100", "0.1, 1"})
  void ofOneToAHundred(double percent, long expected) {
    // Given
    long[] shuffled = LongStream.rangeClosed(1, 100).map(i -> i * 37 % 101).toArray();
    // When
    long at = new Percentiles(shuffled).at(percent);
    // Then
    assertThat(at).isEqualTo(expected);
  }

  @Test
  void nanosecondsAreToldInMilliseconds() {
    assertThat(new Percentiles(new long[] {2_500_000}).millis(50)).isEqualTo(2.5);
  }

  @Property
  void itIsAMeasuredValueThatEnoughDoNotPass(
      @ForAll @Size(min = 1, max = 200) long[] values,
      @ForAll @DoubleRange(min = 0.1, max = 100) double percent) {
    // When
    long at = new Percentiles(values).at(percent);
    // Then
    assertThat(values).contains(at);
    long within = Arrays.stream(values).filter(v -> v <= at).count();
    assertThat((double) within).isGreaterThanOrEqualTo(percent / 100 * values.length - 1e-9);
  }
}
