package io.portcullis.model;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CertificateTest {
  private static final Instant T0 = Instant.parse("2026-04-01T10:00:00Z");

  @ParameterizedTest
  @CsvSource({"''", "RSA", "RSA ", "RSA many", "RSA 99999999999999999999", "Ed25519", "EC 256"})
  void whatIsNoRsaKeyOrNotKnownHasBitsEnough(String key) {
    assertThat(certificate(key, "").rsaBits()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void bitsAreThoseOfItsOwnKind() {
    assertThat(certificate("RSA 2047", "").rsaBits()).isEqualTo(2_047);
    assertThat(certificate("RSA 2047", "").ecBits()).isEqualTo(Long.MAX_VALUE);
    assertThat(certificate("EC 224", "").ecBits()).isEqualTo(224);
  }

  @ParameterizedTest
  @CsvSource({
    "SHA1withRSA, true",
    "SHA-1, true",
    "sha1WithRSAEncryption, true",
    "MD5withRSA, true",
    "MD2withRSA, true",
    "SHA1withECDSA, true",
    "SHA256withRSA, false",
    "SHA512withECDSA, false",
    "RSASSA-PSS, false",
    "Ed25519, false",
    "'', false"
  })
  void aHashIsBrokenByItsName(String signature, boolean broken) {
    assertThat(certificate("", signature).brokenHash()).isEqualTo(broken);
  }

  @Test
  void whatARootSaysOfItselfIsNotLookedAt() {
    Certificate root =
        new Certificate(
            "CN=Root", "1", "CN=Root", "", "", T0, T0, false, "", "RSA 4096", "SHA1withRSA");
    assertThat(root.brokenHash()).isFalse();
  }

  @Test
  void stateOfAnEarlierReleaseKnowsNoAlgorithms() {
    Certificate earlier =
        new Certificate("CN=CA", "1", "CN=a", "", "", T0, T0, false, "", null, null);
    assertThat(earlier.key()).isEmpty();
    assertThat(earlier.signature()).isEmpty();
  }

  @Test
  void aLaterSightTellsTheAlgorithmsAndKeepsTheRest() {
    Certificate bare = new Certificate("CN=CA", "1", "CN=a", "", "", T0, T0, false, "2f");
    State known = State.fresh("dev-1", SubjectKind.DEVICE, T0.minusSeconds(9));
    State before = Certificates.seen(known, bare, "");
    // When
    State after = Certificates.seen(before, certificate("RSA 2048", "SHA256withRSA"), "");
    // Then
    assertThat(after.certificates())
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.key()).isEqualTo("RSA 2048");
              assertThat(c.signature()).isEqualTo("SHA256withRSA");
              assertThat(c.replacedBy()).isEqualTo("2f");
            });
  }

  private static Certificate certificate(String key, String signature) {
    return new Certificate("CN=CA", "1", "CN=a", "", "", T0, T0, false, "", key, signature);
  }
}
