package io.portcullis.routes.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HsmCareSettingsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hsm: {every: 9s} | watch.hsm.every",
        "hsm: {every: 25h} | watch.hsm.every",
        "hsm: {slow: 9ms} | watch.hsm.slow",
        "hsm: {clock-off: 1s} | watch.hsm.clock-off",
        "hsm: {away-after: 0} | watch.hsm.away-after",
        "hsm: {away-after: 101} | watch.hsm.away-after",
        "hsm: {known-good: [{model: X}]} | one of firmware, library and library-sha256 is wanted",
        "hsm: {known-good: [{firmware: ['7']}]} | known-good[0].firmware",
        "hsm: {known-good: [{library: ['7.3.1']}]} | known-good[0].library",
        "hsm: {known-good: [{library-sha256: [AB]}]} | known-good[0].library-sha256",
        "migrations: [{from: CN=A, to: CN=A, until: 2027-01-31}] | must be another authority",
        "migrations: [{from: CN=A, to: CN=B, until: soon}] | must be a day like",
        "migrations: [{from: '', to: CN=B, until: 2027-01-31}] | migrations[0].from",
      })
  void whatIsWrongIsNamed(String watch, String problem) {
    assertThatThrownBy(() -> load(watch))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void nothingNeedsToBeSaid() throws IOException {
    // When
    HsmCareSettings hsm = load("{}").hsm();
    // Then
    assertThat(hsm.every()).isEqualTo(Duration.ofMinutes(1));
    assertThat(hsm.awayAfter()).isEqualTo(3);
    assertThat(hsm.knownGood()).isEmpty();
  }

  private WatchSettings load(String watch) throws IOException {
    String yaml = watch.startsWith("{") ? "watch: " + watch : "watch:\n  " + watch;
    return ConfigLoader.load(Files.writeString(folder.resolve("portcullis.yaml"), yaml + "\n"))
        .watch();
  }
}
