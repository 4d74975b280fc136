package io.portcullis.routes.transmit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OffsetsTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "{\"a\":1}", "0:", ":7"})
  void whatIsNoPlaceHasNothingInIt(String text) {
    assertThat(Offsets.parse(text)).isEqualTo(Offsets.NONE);
  }

  @Test
  void aPlaceIsReadAsItWasWritten() {
    Offsets place = Offsets.NONE.with(10, 7).with(2, 999_999_999_999L).with(10, 8);
    assertThat(place.text()).isEqualTo("2:999999999999 10:8");
    assertThat(Offsets.parse(place.text())).isEqualTo(place);
  }
}
