package io.portcullis.routes.intake;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class PrivateKeysTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "RSA ", "EC ", "ENCRYPTED "})
  void aKeyIsMaskedAndAllAroundItStays(String kind) {
    String begin = "-----BEGIN " + kind + "PRIVATE KEY-----";
    String text = "before " + begin + "c2VjcmV0-----END " + kind + "PRIVATE KEY----- after";
    assertThat(masked(text)).isEqualTo(text.replace("c2VjcmV0", "********"));
  }

  @Test
  void aKeyThatIsCutOffIsMaskedToo() {
    assertThat(masked("-----BEGIN PRIVATE KEY-----c2Vj")).endsWith("KEY-----****");
  }

  @Test
  void aKeyInDerIsMaskedWhole() {
    byte[] pkcs8 = {0x30, (byte) 0x82, 0x01, 0x00, 0x02, 0x01, 0x00, 0x30};
    byte[] sec1 = {0x30, 0x77, 0x02, 0x01, 0x01};
    assertThat(PrivateKeys.masked(pkcs8)).containsOnly('*');
    assertThat(PrivateKeys.masked(sec1)).containsOnly('*');
  }

  @Test
  void whatHoldsNoKeyIsKeptAsItIs() {
    byte[] certificate = {0x30, (byte) 0x82, 0x01, 0x00, 0x30, (byte) 0x81};
    assertThat(PrivateKeys.masked(certificate)).isSameAs(certificate);
    assertThat(PrivateKeys.masked(new byte[] {0x30, (byte) 0xFF})).hasSize(2);
    String text = "-----BEGIN CERTIFICATE-----AAAA-----END CERTIFICATE-----";
    assertThat(masked(text)).isEqualTo(text);
  }

  private static String masked(String text) {
    return new String(PrivateKeys.masked(text.getBytes(UTF_8)), UTF_8);
  }
}
