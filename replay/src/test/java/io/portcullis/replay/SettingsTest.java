package io.portcullis.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SettingsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "guard: {window: soon}",
        "guard: {per-rule: 0}",
        "guard: {never-touch: [laptop]}",
        "guard: {never-touch: [colour=red]}",
        "guard: ["
      })
  void whatIsWrongIsRefusedWithTheFilesName(String yaml) {
    assertThatThrownBy(() -> Settings.read(file(yaml)))
        .isInstanceOf(ReplayException.class)
        .hasMessageContaining("portcullis.yaml");
  }

  @Test
  void aPasswordThatIsNotThereIsToldWithoutItsPlace() throws IOException {
    // Given
    Settings settings =
        Settings.read(
            file(
                "kafka: {bootstrap-servers: 'k:1', tls: true, sasl-plain: {user: u, password: 'file:no'}}"));
    // When, Then
    assertThatThrownBy(() -> settings.kafka().client())
        .isInstanceOf(ReplayException.class)
        .hasMessage("kafka.sasl-plain.password: its file can not be read");
  }

  @Test
  void aFileThatSaysNothingMeansTheUsual() throws IOException {
    assertThat(Settings.read(file("data: {folder: x}")))
        .extracting(Settings::limits)
        .isEqualTo(Settings.none().limits());
  }

  @Test
  void limitsAndKafkaAreTaken() throws IOException {
    // When
    Settings settings =
        Settings.read(
            file(
                """
                kafka: {bootstrap-servers: 'k:9092', application-id: night}
                guard: {window: 5m, per-rule: 7, never-touch: [group=vip, hostname=CA-01],
                        weak-names: true}
                """));
    // Then
    assertThat(settings.prefix()).isEqualTo("night.");
    assertThat(settings.kafka().client()).isEqualTo(Map.of("bootstrap.servers", "k:9092"));
    assertThat(settings.limits().window()).isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.limits().perRule()).isEqualTo(7);
    assertThat(settings.limits().neverTouch()).hasSize(2).contains("group=vip");
  }

  /** The example of the documentation, which names every setting. */
  @Test
  void theExampleIsUnderstood() {
    // Given
    Path example = Path.of(System.getProperty("portcullis.home"), "docs/portcullis.example.yaml");
    // When, Then
    assertThat(Settings.read(example).limits()).isNotNull();
  }

  private Path file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("portcullis.yaml"), yaml);
  }
}
