package io.portcullis.connectors.ca.local;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.PrivateFile;

/**
 * The history as a file: one JSON line for each change, appended and forced to disk before anybody
 * is told that it happened. Not safe for several threads; {@link Ledger} sees to that.
 */
final class Journal implements Closeable {
  /** Not a channel: an interrupt of the writing thread would close it for everybody. */
  private final RandomAccessFile out;

  private final FolderLock lock;
  private final Path file;
  private long last;
  private boolean broken;

  private Journal(RandomAccessFile out, FolderLock lock, Path file, long last) {
    this.out = out;
    this.lock = lock;
    this.file = file;
    this.last = last;
  }

  /**
   * Opens it for this process alone and reads all of it. An unfinished last line was never answered
   * for and is cut off.
   *
   * @throws IOException when another process has it, or it is damaged; names the line
   */
  static Journal open(Path file, Consumer<Change> each) throws IOException {
    FolderLock lock = FolderLock.take(file);
    try {
      PrivateFile.ensure(file);
      JournalReader.Read read = JournalReader.read(file, each);
      RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw");
      out.setLength(read.soundBytes());
      out.seek(read.soundBytes());
      return new Journal(out, lock, file, read.changes());
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Numbers and appends them, all or none, with one force to disk.
   *
   * @return the same with their numbers
   * @throws IOException when they are not safely on disk; then none counts
   */
  List<Change> append(List<Change> changes) throws IOException {
    if (broken) {
      throw new IOException("history " + file + " could not be written before; restart needed");
    }
    List<Change> numbered = new ArrayList<>();
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (Change change : changes) {
      Change next = change.numbered(last + numbered.size() + 1);
      numbered.add(next);
      lines.write(Json.bytes(next));
      lines.write('\n');
    }
    write(lines.toByteArray());
    last += numbered.size();
    return numbered;
  }

  @Override
  public void close() throws IOException {
    out.close();
    lock.close();
  }

  private void write(byte[] lines) throws IOException {
    long before = out.getFilePointer();
    try {
      out.write(lines);
      out.getFD().sync();
    } catch (IOException e) {
      takeBack(before, e);
      throw e;
    }
  }

  /** Half a line in the middle would make everything after it unreadable. */
  private void takeBack(long before, IOException cause) {
    broken = true;
    try {
      out.setLength(before);
      out.seek(before);
      out.getFD().sync();
      broken = false;
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
