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

class CanarySettingsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{every: 59s, limit: 1s} | canary.every",
        "{every: 25h} | canary.every",
        "{every: 1h, limit: 999ms} | canary.limit",
        "{every: 1h, limit: 6m} | canary.limit",
        "{every: 1m, limit: 16s} | at most a quarter of every",
        "{every: 15m, ca: nobody} | canary.ca: is none of enforcers.ca",
        "{often: 15m} | canary.often"
      })
  void whatIsWrongIsNamed(String canary, String problem) {
    assertThatThrownBy(() -> load("canary: " + canary))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void leftOutThereAreNone() throws IOException {
    assertThat(load("{}").canary().every()).isEmpty();
  }

  @Test
  void theBoundsAreSoundAndTheCaThatIsThereWithoutConfigurationHasAName() throws IOException {
    assertThat(load("canary: {every: 1m, limit: 15s, ca: local}").canary().every()).isPresent();
    assertThat(load("canary: {every: 24h, limit: 5m}").canary().every()).isPresent();
  }

  private PortcullisConfig load(String yaml) throws IOException {
    return ConfigLoader.load(Files.writeString(folder.resolve("portcullis.yaml"), yaml));
  }
}
