package io.portcullis.routes.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TelemetrySettingsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{otlp: 'ftp://otel.example.net'} | telemetry.otlp",
        "{otlp: 'https://me:pass@otel.example.net/v1/traces'} | telemetry.otlp",
        "{otlp: 'http://otel.example.net/v1/traces', authorization: 'env:OTLP'} | in clear",
        "{authorization: 'env:OTLP'} | telemetry.otlp: is missing",
        "{otlp: 'https://otel.example.net/v1/traces', share: 1.01} | telemetry.share",
        "{otlp: 'https://otel.example.net/v1/traces', share: -0.1} | telemetry.share",
        "{otlp: 'https://otel.example.net/v1/traces', per-second: 0} | telemetry.per-second",
        "{otlp: 'https://otel.example.net/v1/traces', per-second: 1001} | telemetry.per-second",
        "{oltp: 'https://otel.example.net/v1/traces'} | telemetry.oltp"
      })
  void whatIsWrongIsNamed(String telemetry, String problem) {
    assertThatThrownBy(() -> load("telemetry: " + telemetry))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void leftOutThereAreNone() throws IOException {
    assertThat(load("{}").telemetry().otlp()).isEmpty();
  }

  @Test
  void theBoundsAreSound() throws IOException {
    String otlp = "otlp: 'http://127.0.0.1:4318/v1/traces'";
    assertThat(load("telemetry: {%s, share: 1, per-second: 1000}".formatted(otlp)).telemetry())
        .extracting(TelemetrySettings::share)
        .isEqualTo(1.0);
    assertThat(load("telemetry: {%s, share: 0, per-second: 1}".formatted(otlp)).telemetry())
        .extracting(TelemetrySettings::perSecond)
        .isEqualTo(1);
  }

  private PortcullisConfig load(String yaml) throws IOException {
    return ConfigLoader.load(Files.writeString(folder.resolve("portcullis.yaml"), yaml));
  }
}
