package io.portcullis.connectors.ca.local;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;

import io.portcullis.connectors.api.PrivateFile;

/**
 * Keeps a second process away. It has a file of its own: POSIX drops a process's lock on a file as
 * soon as it closes any handle to it, so reading the history would end a lock on the history.
 */
record FolderLock(RandomAccessFile file) implements Closeable {

  /**
   * @param guarded the file that is to have one writer; the lock is "{name}.lock" beside it
   * @throws IOException when another process, or another one here, has it
   */
  static FolderLock take(Path guarded) throws IOException {
    Path path = guarded.resolveSibling(guarded.getFileName() + ".lock");
    PrivateFile.ensure(path);
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    try {
      if (file.getChannel().tryLock() == null) {
        throw new IOException(guarded + " is in use by another process");
      }
      return new FolderLock(file);
    } catch (OverlappingFileLockException e) {
      file.close();
      throw new IOException(guarded + " is open already", e);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
