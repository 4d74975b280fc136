package io.portcullis.routes.config;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class EndDateTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "2027-02-30", "2027-3-1", "31.03.2027", "2027-03-31T18:00"})
  void whatIsNoDayAndNoMomentIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EndDate.parse(text))
        .withMessageStartingWith("must be a day like 2027-03-31");
  }

  @Test
  void aDayCountsToItsEndInUtc() {
    assertThat(EndDate.parse("2027-03-31").at()).isEqualTo(Instant.parse("2027-04-01T00:00:00Z"));
  }

  @Test
  void aMomentIsAMoment() {
    assertThat(EndDate.parse("2027-03-31T18:00:00Z").at())
        .isEqualTo(Instant.parse("2027-03-31T18:00:00Z"));
  }
}
