package io.portcullis.connectors.ca.local;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.portcullis.connectors.api.Json;

/**
 * The history as a file: one JSON line for each change, appended and forced to disk before anybody
 * is told that it happened. Not safe for several threads; {@link Ledger} sees to that.
 */
final class Journal implements Closeable {
  private final FileChannel channel;
  private final Path file;
  private long last;
  private boolean broken;

  private Journal(FileChannel channel, Path file) {
    this.channel = channel;
    this.file = file;
  }

  /**
   * Opens it for this process alone and reads all of it. An unfinished last line was never answered
   * for and is cut off.
   *
   * @throws IOException when another process has it, or it is damaged; names the line
   */
  static Journal open(Path file, Consumer<Change> each) throws IOException {
    FileChannel channel = PrivateFiles.openForAppend(file);
    try {
      lock(channel, file);
      Journal journal = new Journal(channel, file);
      JournalReader.Read read = JournalReader.read(file, each);
      journal.last = read.changes();
      channel.truncate(read.soundBytes());
      channel.position(read.soundBytes());
      return journal;
    } catch (IOException | RuntimeException e) {
      channel.close();
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
    channel.close();
  }

  private void write(byte[] lines) throws IOException {
    long before = channel.position();
    try {
      ByteBuffer bytes = ByteBuffer.wrap(lines);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(false);
    } catch (IOException e) {
      takeBack(before, e);
      throw e;
    }
  }

  /** Half a line in the middle would make everything after it unreadable. */
  private void takeBack(long before, IOException cause) {
    broken = true;
    try {
      channel.truncate(before);
      channel.position(before);
      channel.force(false);
      broken = false;
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private static void lock(FileChannel channel, Path file) throws IOException {
    try {
      if (channel.tryLock() == null) {
        throw new IOException("history " + file + " is in use by another process");
      }
    } catch (OverlappingFileLockException e) {
      throw new IOException("history " + file + " is open already", e);
    }
  }
}
