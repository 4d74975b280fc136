package io.portcullis.connectors.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PrivateFileTest {
  @TempDir Path dir;

  @Test
  void whatCanNotBeWrittenLeavesWhatWasThere() throws IOException {
    // Given: a folder that is not empty stands in its place
    Path file = Files.createDirectories(dir.resolve("taken"));
    Files.writeString(file.resolve("inside"), "old");
    // When, Then
    assertThatThrownBy(() -> PrivateFile.write(file, new byte[] {1}))
        .isInstanceOf(IOException.class);
    assertThat(names(dir)).containsExactly("taken");
    assertThat(file.resolve("inside")).hasContent("old");
  }

  @Test
  void itIsReplacedWholeAndForItsOwnerAlone() throws IOException {
    // Given
    Path file = dir.resolve("new/folder/secret");
    PrivateFile.write(file, "first, and longer".getBytes());
    // When
    PrivateFile.write(file, "second".getBytes());
    // Then
    assertThat(file).hasContent("second");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(names(file.getParent())).containsExactly("secret");
  }

  @Test
  void whatIsThereIsLeftAsItIs() throws IOException {
    // Given
    Path file = dir.resolve("journal");
    PrivateFile.ensure(file);
    Files.writeString(file, "line");
    // When
    PrivateFile.ensure(file);
    // Then
    assertThat(file).hasContent("line");
    assertThat(PrivateFile.openToAll(file)).isFalse();
  }

  @Test
  void aFileThatOthersReadIsOpen() throws IOException {
    // Given
    Path file = Files.writeString(dir.resolve("open"), "x");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    // When, Then
    assertThat(PrivateFile.openToAll(file)).isTrue();
  }

  @Test
  void aReadHasABound() throws IOException {
    // Given
    Path file = Files.write(dir.resolve("file"), new byte[10]);
    // When, Then
    assertThatThrownBy(() -> BoundedFile.bytes(file, 9))
        .hasMessage(file + " is longer than 9 bytes");
    assertThatThrownBy(() -> BoundedFile.bytes(dir, 9)).hasMessage(dir + " is not a file");
    assertThat(BoundedFile.bytes(file, 10)).hasSize(10);
  }

  private static Stream<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    }
  }
}
