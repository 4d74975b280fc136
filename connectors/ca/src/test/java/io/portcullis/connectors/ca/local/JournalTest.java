package io.portcullis.connectors.ca.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.model.ReasonCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JournalTest {
  @TempDir Path dir;
  private Path file;
  private final List<Change> replayed = new ArrayList<>();

  @BeforeEach
  void twoChanges() throws IOException {
    file = dir.resolve("history.jsonl");
    try (Journal journal = Journal.open(file, replayed::add)) {
      journal.append(List.of(change("a1"), change("a2")));
    }
  }

  @Test
  void aDamagedLineInTheMiddleStopsTheStartAndIsNamed() throws IOException {
    // Given
    Files.writeString(file, "{\"sequence\":1,\n" + Files.readString(file));
    // When / Then
    assertThatThrownBy(() -> Journal.open(file, replayed::add))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 1 is not a change");
  }

  @Test
  void aLineThatWasTakenOutIsSeen() throws IOException {
    // Given
    List<String> lines = Files.readAllLines(file);
    Files.writeString(file, lines.get(1) + "\n");
    // When / Then
    assertThatThrownBy(() -> Journal.open(file, replayed::add))
        .hasMessageContaining("line 1 has number 2");
  }

  @Test
  void aLineOverTheBoundStopsTheStart() throws IOException {
    // Given
    Files.writeString(file, "x".repeat(JournalReader.MAX_LINE + 1), StandardOpenOption.APPEND);
    // When / Then
    assertThatThrownBy(() -> Journal.open(file, replayed::add))
        .hasMessageContaining("line 3 is too long");
  }

  @Test
  void itIsOpenOnlyOnce() throws IOException {
    // Given
    try (Journal journal = Journal.open(file, replayed::add)) {
      // When / Then
      assertThatThrownBy(() -> Journal.open(file, replayed::add))
          .hasMessageContaining("open already");
    }
  }

  @Test
  void anUnfinishedLastLineIsCutOffAndWrittenOver() throws IOException {
    // Given
    Files.writeString(file, "{\"sequence\":3,\"at\":\"20", StandardOpenOption.APPEND);
    // When
    try (Journal journal = Journal.open(file, replayed::add)) {
      journal.append(List.of(change("a3")));
    }
    // Then
    assertThat(replayed).extracting(Change::serial).containsExactly("a1", "a2");
    List<Change> all = new ArrayList<>();
    JournalReader.read(file, all::add);
    assertThat(all).extracting(Change::sequence).containsExactly(1L, 2L, 3L);
  }

  @Test
  void onlyItsOwnerReadsIt() throws IOException {
    // When / Then
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  private static Change change(String serial) {
    Instant at = Instant.parse("2026-03-01T10:00:00.123Z");
    return new Change(
        0, at, Change.Kind.ISSUED, serial, ReasonCode.UNSPECIFIED, at, "act-1", 1, at);
  }
}
