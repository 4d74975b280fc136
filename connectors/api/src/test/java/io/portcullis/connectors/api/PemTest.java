package io.portcullis.connectors.api;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PemTest {
  /** Made by openssl, for ever. */
  private static final String CERTIFICATE =
      """
      -----BEGIN CERTIFICATE-----
      MIIBfDCCASOgAwIBAgIUOIY3zGMhG/cmoUeiceQdLjnxNx8wCgYIKoZIzj0EAwIw
      EzERMA8GA1UEAwwIV2lyZWQgQ0EwIBcNMjYxMTI2MjEyOTM2WhgPMjEyNjExMDIy
      MTI5MzZaMBMxETAPBgNVBAMMCFdpcmVkIENBMFkwEwYHKoZIzj0CAQYIKoZIzj0D
      AQcDQgAEgkY2Kx0XbkXVBF9oiXP4I7Okc6oP4lK2NV31HfYU9aOZYoZnyocU90bT
      0Yqd23BUJNnbPoQRy16lcrXLpZfe2aNTMFEwHQYDVR0OBBYEFOYSXm7VEEtNtlcV
      4XSfUyt1D0u1MB8GA1UdIwQYMBaAFOYSXm7VEEtNtlcV4XSfUyt1D0u1MA8GA1Ud
      EwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIgWi/nXwRE4iQKzZ6qz9rtRzd/
      t4bND5tocNhlb1C8mzwCIF6ZyLGg0RGFh7TV8H1RLERcWtr0JPlfvPfzea9ENgQM
      -----END CERTIFICATE-----
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-----BEGIN CERTIFICATE-----",
        "-----BEGIN CERTIFICATE-----AAAA",
        "-----BEGIN CERTIFICATE-----AAAA-----END X-----",
        "x -----BEGIN CERTIFICATE-----AAAA-----END CERTIFICATE-----",
        "-----BEGIN CERTIFICATE-----A-----END CERTIFICATE----------BEGIN CERTIFICATE-----A-----END"
            + " CERTIFICATE-----"
      })
  void whatIsNotOneCertificateIsNone(String text) {
    // When, Then
    assertThatThrownBy(() -> X509.pem(text))
        .isInstanceOf(BadRecord.class)
        .hasMessage("not one PEM certificate from BEGIN to END");
  }

  @Test
  void aBlockThatIsCutOffOrNoBase64HasNoOctets() {
    // Given
    List<Pem.Block> blocks =
        Pem.blocks("-----BEGIN A-----AA AA-----BEGIN B-----?-----END B-----").toList();
    // When, Then
    assertThat(blocks).extracting(Pem.Block::kind).containsExactly("A", "B");
    assertThatThrownBy(blocks.getFirst()::der).hasMessage("the PEM block is cut off");
    assertThatThrownBy(blocks.getLast()::der).hasMessage("the PEM block is not base64");
  }

  @Test
  void aBlockIsNotPrinted() {
    // When
    String printed =
        Pem.blocks("-----BEGIN PRIVATE KEY-----c2VjcmV0-----END PRIVATE KEY-----")
            .toList()
            .toString();
    // Then
    assertThat(printed).isEqualTo("[a PEM block PRIVATE KEY]");
  }

  @Test
  void moreCertificatesThanWantedAreRefused() {
    // Given
    byte[] two = CERTIFICATE.repeat(2).getBytes(StandardCharsets.US_ASCII);
    // When, Then
    assertThatThrownBy(() -> X509.all(two, 1)).hasMessage("more than 1 certificates");
    assertThat(X509.all(two, 2)).hasSize(2);
    assertThat(X509.all(new byte[0], 2)).isEmpty();
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    // Given
    X509Certificate one = X509.pem(CERTIFICATE);
    byte[] der = Base64.getMimeDecoder().decode(body(CERTIFICATE));
    // When
    String written = Pem.write("CERTIFICATE", der);
    // Then
    assertThat(written).isEqualTo(CERTIFICATE);
    assertThat(X509.all(der, 1)).containsExactly(one);
    assertThat(Pem.blocks("# " + written).toList().getFirst().place()).isEqualTo(2);
  }

  private static String body(String pem) {
    return Pem.blocks(pem).toList().getFirst().body();
  }
}
