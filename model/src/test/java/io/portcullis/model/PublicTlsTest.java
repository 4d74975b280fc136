package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PublicTlsTest {
  @ParameterizedTest
  @CsvSource({
    "2026-03-14T23:59:59Z, 398",
    "2026-03-15T00:00:00Z, 200",
    "2027-03-14T23:59:59Z, 200",
    "2027-03-15T00:00:00Z, 100",
    "2029-03-14T23:59:59Z, 100",
    "2029-03-15T00:00:00Z, 47"
  })
  void theLongestLifeDependsOnTheDay(Instant notBefore, int days) {
    Duration longest = PublicTls.longest(notBefore);

    assertThat(longest).isEqualTo(Duration.ofDays(days));
  }

  @ParameterizedTest
  @CsvSource({"-1, 0, false", "0, 0, true", "0, 1, false", "1, 1, true"})
  void bothEndsCount(int more, int tolerance, boolean longer) {
    Instant end = Samples.T0.plus(Duration.ofDays(398)).plusSeconds(more);
    Certificate certificate = Samples.certificate("1f", end, true);

    boolean tooLong = certificate.longerThanAllowed(Duration.ofSeconds(tolerance));

    assertThat(tooLong).isEqualTo(longer);
  }
}
