package io.portcullis.connectors.ca.local;

import java.nio.file.Path;
import java.time.Clock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.connectors.ca.testkit.Program;

import static org.assertj.core.api.Assertions.assertThat;

class SecondProcessIT {
  @TempDir Path dir;

  @Test
  void oneHistoryHasOneProcess() throws Exception {
    // Given
    Path file = dir.resolve("history.jsonl");
    try (Ledger ledger = Ledger.open(file, Clock.systemUTC(), 1)) {
      ledger.eachChange(change -> {});
      // When
      Program.Seen second =
          Program.run(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-cp",
              System.getProperty("java.class.path"),
              SecondProcess.class.getName(),
              file.toString());
      // Then
      assertThat(second.output()).contains("in use by another process");
    }
  }
}
