package io.portcullis.routes.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * How far a tailed file has been taken.
 *
 * @param file which file, whatever it is called by now: device, inode and time of birth
 * @param offset of the first byte that was not taken, bytes
 */
record FileCursor(String file, long offset) {

  /** Empty when there is no such file. */
  static Optional<String> key(Path path) throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      return Optional.of(attributes.fileKey() + "@" + attributes.creationTime());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  static Optional<FileCursor> load(Path stored) throws IOException {
    try {
      String text = Files.readString(stored).strip();
      int blank = text.indexOf(' ');
      return Optional.of(
          new FileCursor(text.substring(blank + 1), Long.parseLong(text.substring(0, blank))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
      throw new IOException(stored + " holds no place in a file", e);
    }
  }

  /** In one piece or not at all. */
  void save(Path stored) throws IOException {
    WholeFile.replace(stored, (offset + " " + file).getBytes(StandardCharsets.UTF_8));
  }
}
