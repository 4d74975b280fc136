package io.portcullis.routes.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a file line by line, across rotation by renaming and by truncation, and goes on where it
 * stopped: its place is stored only when the lines before it are durable, so a crash repeats lines
 * and loses none.
 */
final class FileTail implements AutoCloseable {
  /** A longer line is cut there. */
  static final int MAX_LINE = 64 * 1024;

  /** Read at once. */
  static final int CHUNK = 1 << 20;

  /** Files beside it that are looked through for one that was renamed. */
  private static final int MAX_SIBLINGS = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(FileTail.class);
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

  private final Path file;
  private final Path stored;
  private final Function<byte[], CompletableFuture<Void>> take;
  private volatile boolean closed;

  /**
   * @param stored where its place is kept
   * @param take one line; completes when it is durable
   */
  FileTail(Path file, Path stored, Function<byte[], CompletableFuture<Void>> take) {
    this.file = file;
    this.stored = stored;
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
   * @throws java.util.concurrent.CompletionException when a line could not be stored; it is read
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
   * @param complete true when nothing more will be written to it: its end ends a line
   */
  private boolean taken(Path path, FileCursor cursor, boolean complete) throws IOException {
    byte[] chunk;
    long from;
    try (FileChannel channel = FileChannel.open(path)) {
      from = channel.size() < cursor.offset() ? 0 : cursor.offset(); // truncated
      ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
      int read = channel.read(buffer, from);
      chunk = java.util.Arrays.copyOf(buffer.array(), Math.max(read, 0));
    }
    List<CompletableFuture<Void>> writes = new ArrayList<>();
    int end = lines(chunk, complete, writes);
    CompletableFuture.allOf(writes.toArray(CompletableFuture[]::new)).join();
    if (end > 0) {
      save(new FileCursor(cursor.file(), from + end));
    }
    return end > 0;
  }

  /** Up to where the chunk was taken. */
  private int lines(byte[] chunk, boolean complete, List<CompletableFuture<Void>> writes) {
    int begin = 0;
    for (int i = 0; i < chunk.length; i++) {
      if (chunk[i] == '\n') {
        line(chunk, begin, i, writes);
        begin = i + 1;
      }
    }
    boolean endless = begin == 0 && chunk.length == CHUNK;
    if (begin < chunk.length && (complete || endless)) {
      line(chunk, begin, chunk.length, writes);
      begin = chunk.length;
    }
    return begin;
  }

  private void line(byte[] chunk, int begin, int end, List<CompletableFuture<Void>> writes) {
    boolean carriage = end > begin && chunk[end - 1] == '\r';
    int last = Math.min(carriage ? end - 1 : end, begin + MAX_LINE);
    if (last > begin) {
      writes.add(take.apply(java.util.Arrays.copyOfRange(chunk, begin, last)));
    }
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
