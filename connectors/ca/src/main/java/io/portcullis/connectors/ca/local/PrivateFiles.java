package io.portcullis.connectors.ca.local;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that are whole or not there, and that only their owner reads. */
final class PrivateFiles {
  private PrivateFiles() {}

  /** Written beside, forced to disk, and moved into place at once. One writer at a time. */
  static void write(Path file, byte[] content) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(beside);
    create(beside);
    try (FileOutputStream out = new FileOutputStream(beside.toFile())) {
      out.write(content);
      out.getFD().sync();
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceFolder(folder(file));
  }

  /** Made empty, with its folder, when it is not there. */
  static void ensure(Path file) throws IOException {
    if (!Files.exists(file)) {
      create(file);
      forceFolder(folder(file));
    }
  }

  private static void create(Path file) throws IOException {
    Files.createDirectories(folder(file));
    Files.createFile(file, owner());
  }

  private static Path folder(Path file) {
    return file.toAbsolutePath().getParent();
  }

  private static FileAttribute<?>[] owner() {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /** Without it a new name may be gone after a power cut although the content was forced. */
  private static void forceFolder(Path folder) throws IOException {
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
