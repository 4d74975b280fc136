package io.portcullis.routes.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.connectors.api.Cut;

/**
 * Follows a file record by record, across rotation by renaming and by truncation, and goes on where
 * it stopped: its place is stored only when the records before it are durable, so a crash repeats
 * records and loses none. What has begun waits for its end, or for the file's.
 */
final class FileTail implements AutoCloseable {
  /** Read at once. */
  static final int CHUNK = 1 << 20;

  /** Files beside it that are looked through for one that was renamed. */
  private static final int MAX_SIBLINGS = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(FileTail.class);
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

  private final Path file;
  private final Path stored;
  private final Cut cut;
  private final Function<byte[], CompletableFuture<Void>> take;
  private volatile boolean closed;

  /**
   * @param stored where its place is kept
   * @param cut where records end
   * @param take one record; completes when it is durable
   */
  FileTail(Path file, Path stored, Cut cut, Function<byte[], CompletableFuture<Void>> take) {
    this.file = file;
    this.stored = stored;
    this.cut = cut;
    this.take = take;
  }

  FileTail start() {
    Thread.ofVirtual().name("tail-" + file.getFileName()).start(this::run);
    return this;
  }

  private void run() {
    while (!closed) {
      try {
        if (!step()) {
          Thread.sleep(PAUSE);
        }
      } catch (IOException | RuntimeException e) {
        LOG.warn("{} could not be taken further and is tried again: {}", file, e.getMessage());
        java.util.concurrent.locks.LockSupport.parkNanos(AFTER_FAILURE.toNanos());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /**
   * Takes what is there, one chunk at most.
   *
   * @return false when there was nothing
   * @throws java.util.concurrent.CompletionException when a record could not be stored; it is read
   *     again by the next step
   */
  boolean step() throws IOException {
    Optional<String> newest = FileCursor.key(file);
    Optional<FileCursor> cursor = FileCursor.load(stored);
    if (cursor.isEmpty()) {
      newest.ifPresent(key -> save(new FileCursor(key, 0)));
      return newest.isPresent();
    }
    Optional<Path> current = find(cursor.get().file());
    boolean rotated = !newest.equals(Optional.of(cursor.get().file()));
    if (current.isPresent() && taken(current.get(), cursor.get(), rotated && newest.isPresent())) {
      return true;
    }
    if (rotated && newest.isPresent()) {
      save(new FileCursor(newest.get(), 0));
      return true;
    }
    return false;
  }

  /** It keeps its key when it is renamed. */
  private Optional<Path> find(String key) throws IOException {
    if (FileCursor.key(file).equals(Optional.of(key))) {
      return Optional.of(file);
    }
    try (Stream<Path> beside = Files.list(file.toAbsolutePath().getParent())) {
      for (Path sibling : beside.limit(MAX_SIBLINGS).toList()) {
        if (FileCursor.key(sibling).equals(Optional.of(key))) {
          return Optional.of(sibling);
        }
      }
      return Optional.empty();
    }
  }

  /**
   * @param complete true when nothing more will be written to it: its end ends a record
   */
  private boolean taken(Path path, FileCursor cursor, boolean complete) throws IOException {
    byte[] bytes;
    long from;
    boolean last;
    try (FileChannel channel = FileChannel.open(path)) {
      from = channel.size() < cursor.offset() ? 0 : cursor.offset(); // truncated
      ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
      int read = channel.read(buffer, from);
      bytes = java.util.Arrays.copyOf(buffer.array(), Math.max(read, 0));
      last = complete && from + bytes.length >= channel.size();
    }
    Chunk chunk = Chunk.of(bytes, cut, last, bytes.length == CHUNK);
    List<CompletableFuture<Void>> writes = chunk.records().stream().map(take).toList();
    CompletableFuture.allOf(writes.toArray(CompletableFuture[]::new)).join();
    if (chunk.taken() > 0) {
      save(new FileCursor(cursor.file(), from + chunk.taken()));
    }
    return chunk.taken() > 0;
  }

  private void save(FileCursor cursor) {
    try {
      cursor.save(stored);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
