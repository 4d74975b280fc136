package io.portcullis.routes.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

import io.portcullis.connectors.api.PrivateFile;
import io.portcullis.evidence.checkpoint.SignedCheckpoint;

/**
 * Checkpoints in a file, a line each; only ever appended to, but for a line that a crash cut off. A
 * symbolic link in its place is refused: it could lead what is written elsewhere.
 */
final class CheckpointFile {
  private final Path file;
  private final String permissions;

  /**
   * @param group whether the file's group may read it
   */
  CheckpointFile(Path file, boolean group) {
    this.file = file.toAbsolutePath();
    this.permissions = group ? "rw-r-----" : "rw-------";
  }

  Path path() {
    return file;
  }

  /**
   * The last one that is whole; a line after it without an end is cut off.
   *
   * @throws IOException naming the file, when it is no file, can not be written, or holds something
   *     else
   */
  Optional<SignedCheckpoint> last() throws IOException {
    try (FileChannel channel = open()) {
      long end = lineEnd(channel, channel.size());
      channel.truncate(end);
      if (end == 0) {
        return Optional.empty();
      }
      long begin = lineEnd(channel, end - 1);
      ByteBuffer line = ByteBuffer.allocate((int) (end - 1 - begin));
      while (line.hasRemaining() && channel.read(line, begin + line.position()) >= 0) {
        // As far as it goes.
      }
      return Optional.of(SignedCheckpoint.read(line.array()));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " does not end with a checkpoint: " + e.getMessage(), e);
    }
  }

  /** Returns when it is on disk. */
  void append(byte[] line) throws IOException {
    try (FileChannel channel = open()) {
      ByteBuffer whole = ByteBuffer.allocate(line.length + 1).put(line).put((byte) '\n').flip();
      long end = channel.size();
      while (whole.hasRemaining()) {
        end += channel.write(whole, end);
      }
      channel.force(true);
    }
  }

  /** Where the last line that ends before there ends; 0 when none does. */
  private long lineEnd(FileChannel channel, long before) throws IOException {
    int most = (int) Math.min(before, SignedCheckpoint.MOST_BYTES + 1L);
    ByteBuffer tail = ByteBuffer.allocate(most);
    while (tail.hasRemaining() && channel.read(tail, before - most + tail.position()) >= 0) {
      // As far as it goes.
    }
    for (int i = most - 1; i >= 0; i--) {
      if (tail.get(i) == '\n') {
        return before - most + i + 1;
      }
    }
    if (most < before) {
      throw new IOException(file + " holds a line that is longer than a checkpoint");
    }
    return 0;
  }

  private FileChannel open() throws IOException {
    if (Files.isSymbolicLink(file)) {
      throw new IOException(file + " is a symbolic link");
    }
    boolean made = !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    if (made) {
      PrivateFile.ensure(file);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(file + " is no file");
    }
    return FileChannel.open(
        file, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
  }
}
