package io.portcullis.routes.endpoint;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PaceTest {
  private static final long MILLI = 1_000_000;

  @Test
  void tenASecondAreATenthApartAndNoneIsSavedUp() {
    // Given
    Pace pace = new Pace(10);
    // When
    List<Long> delays =
        Stream.of(0L, 0L, 50 * MILLI, 5_000 * MILLI, 5_000 * MILLI).map(pace::delay).toList();
    // Then
    assertThat(delays).containsExactly(0L, 100 * MILLI, 150 * MILLI, 0L, 100 * MILLI);
  }
}
