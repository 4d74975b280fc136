package io.portcullis.routes.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.evidence.checkpoint.Extras;
import io.portcullis.evidence.checkpoint.Kind;
import io.portcullis.evidence.checkpoint.SignedCheckpoint;
import io.portcullis.evidence.checkpoint.Strands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CheckpointFileTest {
  @TempDir Path folder;

  @Test
  void aSymbolicLinkIsRefused() throws Exception {
    // Given
    Path elsewhere = Files.createFile(folder.resolve("elsewhere"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), elsewhere);
    // When, then
    assertThatThrownBy(() -> new CheckpointFile(link, false).append(new byte[] {'x'}))
        .isInstanceOf(IOException.class)
        .hasMessage(link + " is a symbolic link");
    assertThat(elsewhere).isEmptyFile();
  }

  @Test
  void aFolderIsRefused() {
    assertThatThrownBy(() -> new CheckpointFile(folder, false).last())
        .isInstanceOf(IOException.class)
        .hasMessage(folder + " is no file");
  }

  @Test
  void somethingElseIsRefused() throws Exception {
    // Given
    Path file = Files.writeString(folder.resolve("other"), "a shopping list\n");
    // When, then
    assertThatThrownBy(() -> new CheckpointFile(file, false).last())
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file + " does not end with a checkpoint");
  }

  @Test
  void aLineWithoutAnEndIsRefused() throws Exception {
    // Given
    Path file = Files.write(folder.resolve("long"), new byte[SignedCheckpoint.MOST_BYTES + 9]);
    Files.write(file, new byte[] {'\n'}, StandardOpenOption.APPEND);
    // When, then
    assertThatThrownBy(() -> new CheckpointFile(file, false).last())
        .hasMessageContaining("longer than a checkpoint");
  }

  @Test
  void whatACrashCutOffIsTakenAway() throws Exception {
    // Given
    CheckpointFile file = new CheckpointFile(folder.resolve("c.ndjson"), false);
    SignedCheckpoint first = signed();
    file.append(first.line());
    Files.writeString(file.path(), "{\"payload\":{\"ki", StandardOpenOption.APPEND);
    // When
    Optional<SignedCheckpoint> last = file.last();
    file.append(first.line());
    // Then
    assertThat(last).contains(first);
    assertThat(Files.readAllLines(file.path())).hasSize(2).allMatch(l -> l.endsWith("}"));
  }

  @Test
  void onlyItsOwnerReadsItUnlessTheGroupMay() throws Exception {
    // Given
    Path own = folder.resolve("new/own.ndjson");
    Path shared = folder.resolve("new/shared.ndjson");
    // When
    new CheckpointFile(own, false).append(new byte[] {'x'});
    new CheckpointFile(shared, true).append(new byte[] {'x'});
    // Then
    assertThat(permissions(own)).isEqualTo("rw-------");
    assertThat(permissions(shared)).isEqualTo("rw-r-----");
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static SignedCheckpoint signed() throws IOException {
    return new Notary(Keys.one("a key"), Optional.empty())
        .sign(
            Strands.after("portcullis", Optional.empty())
                .next(Kind.CHECKPOINT, Instant.parse("2026-11-27T12:00:00Z"), Extras.of(List.of())))
        .line();
  }
}
