package io.portcullis.routes.config;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CheckpointSettingsTest {
  @TempDir Path folder;

  @Test
  void whatIsWrongIsToldAllAtOnce() throws Exception {
    // Given
    Path file =
        write(
            """
            evidence:
              checkpoints:
                every: 100ms
                every-records: 0
                former-key: {pkcs11: {token: x, id: A1}}
              witness:
                every: 2d
                time-stamps:
                  - {url: "ftp://tsa", trust: tsa.pem}
            """);
    // When, then
    assertThatThrownBy(() -> ConfigLoader.load(file))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("evidence.checkpoints.every: must be 1s to 1h")
        .hasMessageContaining("evidence.checkpoints.every-records: must be 1 to 1000000")
        .hasMessageContaining("evidence.checkpoints.former-key.pkcs11.id: must be CKA_ID")
        .hasMessageContaining("evidence.witness.every: must be 1s to 1d")
        .hasMessageContaining("evidence.witness.time-stamps[0].url: must be http");
  }

  @Test
  void aTokenThatIsNotConfiguredIsRefused() throws Exception {
    // Given
    Path file = write("evidence: {checkpoints: {key: {pkcs11: {token: none, id: a1}}}}");
    // When, then
    assertThatThrownBy(() -> ConfigLoader.load(file))
        .hasMessageContaining("token must be the name of one of enforcers.hsm");
  }

  @Test
  void withoutASettingTheHubSignsByItselfIntoItsDataFolder() {
    // When
    EvidenceSettings settings = ConfigLoader.defaults(folder).evidence();
    // Then
    assertThat(settings.checkpoints().key()).isEmpty();
    assertThat(settings.checkpoints().file(folder))
        .isEqualTo(folder.resolve("checkpoints/checkpoints.ndjson"));
    assertThat(settings.witness().none()).isTrue();
  }

  private Path write(String text) throws Exception {
    return Files.writeString(folder.resolve("portcullis.yaml"), text);
  }
}
