package io.portcullis.connectors.api;

import java.io.IOException;
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
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");

  private PrivateFile() {}

  /**
   * Replaces the file, and makes its folder. Returns when name and content are on disk. A crash may
   * leave a file that ends in {@code .new} beside it.
   *
   * @throws IOException when it can not be written; the old content is then untouched
   */
  public static void write(Path file, byte[] content) throws IOException {
    Path folder = folder(file);
    Path fresh = Files.createTempFile(folder, file.getFileName() + ".", ".new", owner(folder));
    try {
      fill(fresh, content);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
    flush(folder);
  }

  /** Made empty, with its folder, when it is not there. */
  public static void ensure(Path file) throws IOException {
    if (!Files.exists(file)) {
      Path folder = folder(file);
      Files.createFile(file, owner(folder));
      flush(folder);
    }
  }

  /** True when every user of this machine can read it. */
  public static boolean openToAll(Path file) throws IOException {
    return posix(file)
        && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
  }

  private static Path folder(Path file) throws IOException {
    return Files.createDirectories(file.toAbsolutePath().getParent());
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

  /** Without it a new name may be gone after a power cut although the content was forced. */
  private static void flush(Path folder) throws IOException {
    if (posix(folder)) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static FileAttribute<?>[] owner(Path folder) throws IOException {
    return posix(folder)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
        : new FileAttribute<?>[0];
  }

  private static boolean posix(Path place) throws IOException {
    return Files.getFileStore(place).supportsFileAttributeView("posix");
  }
}
