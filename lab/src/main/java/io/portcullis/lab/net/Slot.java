package io.portcullis.lab.net;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A number that only one lab of this machine holds. All its names and addresses come from it, so
 * that several labs run side by side. The lock ends with the process, however that ends: a slot
 * that can be locked and holds things is the leftover of a dead run.
 */
final class Slot implements AutoCloseable {
  static final int COUNT = 64;

  private final int number;
  private final Path folder;
  private final FileChannel channel;
  private final FileLock lock;

  private Slot(int number, Path folder, FileChannel channel, FileLock lock) {
    this.number = number;
    this.folder = folder;
    this.channel = channel;
    this.lock = lock;
  }

  /** The slot of this number, unless another lab holds it. */
  static Optional<Slot> take(Path root, int number) {
    try {
      Files.createDirectories(root);
      FileChannel channel =
          FileChannel.open(
              root.resolve(number + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      Optional<FileLock> lock = tryLock(channel);
      if (lock.isEmpty()) {
        channel.close();
      }
      return lock.map(l -> new Slot(number, root.resolve(Integer.toString(number)), channel, l));
    } catch (IOException e) {
      throw new LabException("slot " + number + " in " + root + ": " + e.getMessage(), e);
    }
  }

  int number() {
    return number;
  }

  /** Where this lab keeps its files. */
  Path folder() {
    return folder;
  }

  @Override
  public void close() {
    try {
      lock.release();
      channel.close();
    } catch (IOException e) {
      throw new LabException("slot " + number + ": " + e.getMessage(), e);
    }
  }

  private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException e) {
      // Held by another lab of this very process.
      return Optional.empty();
    }
  }
}
