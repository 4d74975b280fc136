package io.portcullis.lab.net;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LabConfigTest {
  private static final LabConfig.Credential SOUND =
      new LabConfig.Credential("-----BEGIN CERTIFICATE-----", "-----BEGIN PRIVATE KEY-----");

  @Test
  void everythingWrongIsSaidAtOnceAndNoSecretRepeated() {
    // Given
    LabConfig.Credential none = new LabConfig.Credential("", "");
    // When / Then
    assertThatThrownBy(
            () ->
                new LabConfig(
                    "",
                    none,
                    none,
                    "a b",
                    "ftp://x",
                    "has space",
                    "quote\"quote",
                    LabConfig.Revocation.HUB))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ca: not PEM; server: not PEM; device: not PEM; identity: not a plain name;"
                + " hub: not a base URL; hookSecret: not 8 to 64 plain characters;"
                + " dasSecret: not 8 to 64 plain characters");
  }

  @Test
  void neitherKeysNorSecretsArePrinted() {
    // Given
    LabConfig config =
        new LabConfig(
            SOUND.certificate(),
            SOUND,
            SOUND,
            "x",
            "http://127.0.0.1:1",
            "hook-secret",
            "das-secret",
            LabConfig.Revocation.HUB);
    // When
    String text = config + " " + config.server();
    // Then
    assertThat(text).doesNotContain("PRIVATE").doesNotContain("-secret");
  }

  @Test
  void ocspAloneNeedsSomebodyToAsk() {
    assertThatThrownBy(() -> ocsp("")).hasMessage("ocsp: not a plain HTTP URL");
    assertThatThrownBy(() -> ocsp("http://ca \"$ENV{HOME}\""))
        .hasMessage("ocsp: not a plain HTTP URL");
  }

  @Test
  void aDeviceThatCanNotBePluggedInIsRefused() {
    assertThatThrownBy(() -> new LabDevice("a\nb", "02:00:5e:00:00:01", SOUND))
        .hasMessageStartingWith("identity");
    assertThatThrownBy(() -> new LabDevice("tablet", "02-00-5E-00-00-01", SOUND))
        .hasMessageStartingWith("mac");
    assertThatThrownBy(
            () -> new LabDevice("tablet", "02:00:5e:00:00:01", new LabConfig.Credential("", "")))
        .hasMessageStartingWith("credential");
  }

  private static LabConfig ocsp(String url) {
    return new LabConfig(
        SOUND.certificate(),
        SOUND,
        SOUND,
        "x",
        "http://127.0.0.1:1",
        "hook-secret",
        "das-secret",
        LabConfig.Revocation.OCSP,
        url);
  }
}
