package io.portcullis.model;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TokenFactsTest {
  @ParameterizedTest
  @CsvSource({
    "some maker, some model, false",
    "Utimaco, CryptoServer, false",
    "some maker, TPM 2.0, true",
    "tpm2-software, SW TPM, true",
    "some maker, RTPMX, false"
  })
  void aTpmSaysSo(String manufacturer, String model, boolean expected) {
    TokenFacts token =
        new TokenFacts(
            "token", manufacturer, model, "1", true, new TokenFacts.Versions("1", "1", "1"));
    assertThat(token.trustedPlatformModule()).isEqualTo(expected);
  }
}
