package io.portcullis.routes.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.model.evidence.Dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SiemSettingsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{host: h}] | siem[0].name: is missing",
        "[{name: Soc, host: h}] | siem[0].name: must be 1 to 63",
        "[{name: a, host: ''}] | siem[0].host: must not be empty",
        "[{name: a, host: h, port: 65536}] | siem[0].port: must be 0 to 65535",
        "[{name: a, host: h, facility: 24}] | siem[0].facility: must be 0 to 23",
        "[{name: a, host: h, format: leef}] | siem[0].format",
        "[{name: a, host: h, datasets: [all]}] | siem[0].datasets[0]",
        "[{name: a, host: h, transport: udp, personal: true}] | siem[0].personal: would send names",
        "[{name: a, host: h, transport: tcp, tls: {trust: a.pem}}] | siem[0].tls: is of use with",
        "[{name: a, host: h, timeout: 2m}] | siem[0].timeout: must be 100ms to 1m",
        "[{name: a, host: h}, {name: a, host: i}] | siem: the name \"a\" stands more than once",
        "[{name: a, host: h}, {name: b, host: h}, {name: c, host: h}, {name: d, host: h},"
            + " {name: e, host: h}] | siem: must be at most 4"
      })
  void whatIsWrongIsNamed(String siem, String problem) {
    assertThatThrownBy(() -> load("siem: " + siem))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void leftOutItIsTlsWithoutNamesAndNoSignals() throws IOException {
    // When
    SiemSettings siem = load("siem: [{name: a, host: h}]").siem().getFirst();
    // Then
    assertThat(siem.usualPort()).isEqualTo(6514);
    assertThat(siem.format()).isEqualTo(SiemSettings.Form.RFC5424);
    assertThat(siem.personal()).isFalse();
    assertThat(siem.chosen())
        .containsExactlyInAnyOrder(Dataset.DECISIONS, Dataset.ACTIONS, Dataset.AUDIT);
  }

  @Test
  void namesMayBeSentWithinThisMachine() throws IOException {
    // Given
    String yaml =
        "siem: [{name: a, host: 127.0.0.1, transport: tcp, personal: true, datasets: [signals]}]";
    // When
    SiemSettings siem = load(yaml).siem().getFirst();
    // Then
    assertThat(siem.usualPort()).isEqualTo(514);
    assertThat(siem.chosen()).containsExactly(Dataset.SIGNALS);
  }

  private PortcullisConfig load(String yaml) throws IOException {
    return ConfigLoader.load(Files.writeString(folder.resolve("portcullis.yaml"), yaml));
  }
}
