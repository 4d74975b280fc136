package io.portcullis.connectors.hsm.listing;

import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PatienceTest {
  @Test
  void aListingThatTakesTooLongIsGivenUp() {
    // Given
    Patience patience = Patience.of(span -> {}, Duration.ZERO);
    // When, then
    assertThatThrownBy(() -> patience.ask(() -> "late"))
        .isInstanceOf(IOException.class)
        .hasMessage("the listing took longer than 0 s");
  }
}
