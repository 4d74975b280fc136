package io.portcullis.routes.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file that only its owner can read, and that is whole on disk or not there at all. */
public final class PrivateFile {
  private static final String OWNER_ONLY = "rw-------";

  private PrivateFile() {}

  /**
   * Replaces the file. Returns when name and content are on disk.
   *
   * @throws UncheckedIOException when it can not be written; the old content is then untouched
   */
  public static void write(Path file, byte[] content) {
    try {
      Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
      Path fresh =
          Files.createTempFile(folder, file.getFileName() + ".", ".new", ownerOnly(folder));
      try {
        fill(fresh, content);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(fresh);
      }
      flush(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("can not write " + file, e);
    }
  }

  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("can not delete " + file, e);
    }
  }

  private static void fill(Path file, byte[] content) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  /** The new name is durable only when the folder is. */
  private static void flush(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path folder) throws IOException {
    boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
    Set<PosixFilePermission> owner = PosixFilePermissions.fromString(OWNER_ONLY);
    return posix
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(owner)}
        : new FileAttribute<?>[0];
  }
}
