package io.portcullis.inventory.read;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import io.portcullis.inventory.Entry;

/** An import that is under way: cuts files into pieces, and reads those a batch at a time. */
final class Run implements Tree.Visitor {
  /** Of pieces that wait, as they lie in their files. */
  private static final long MAX_WAITING = 32 << 20;

  private static final int BUFFER = 1 << 16;
  private static final FutureTask<Boolean> DONE = new FutureTask<>(() -> true);

  static {
    DONE.run();
  }

  private final long of;
  private final Place after;
  private final Options options;
  private final Import.Taker taker;
  private final List<Waiting> waiting = new ArrayList<>();
  private FutureTask<Boolean> underWay = DONE;
  private Place cut = Place.BEGIN;
  private Place handed;
  private long before;
  private long within;
  private long handedBytes;
  private long read;
  private long refused;
  private long ignored;

  /** A piece and its file. */
  private record Waiting(String file, Piece piece) {
    Piece.Read read() {
      return piece.read(file);
    }
  }

  Run(long of, Place after, Options options, Import.Taker taker) {
    this.of = of;
    this.after = after;
    this.handed = after;
    this.options = options;
    this.taker = taker;
  }

  @Override
  public void file(Path path, String name) throws IOException {
    long size = Files.size(path);
    if (new Place(name, Long.MAX_VALUE).compareTo(after) >= 0) {
      cut = new Place(name, 0);
      cut(path, name);
    }
    before += size;
    within = 0;
  }

  private void cut(Path path, String name) {
    String shown = name.isEmpty() ? path.getFileName().toString() : name;
    try (InputStream in = new BufferedInputStream(new Counted(path), BUFFER)) {
      in.mark(Forms.BEGIN);
      byte[] begin = in.readNBytes(Forms.BEGIN);
      in.reset();
      Optional<Form> form = Forms.of(begin, path.getFileName().toString());
      if (form.isPresent()) {
        form.get().cut(in, options, piece -> add(shown, piece));
      } else if (name.isEmpty()) {
        refused(new Refused(shown, "file", "none of the forms that are read"));
      } else {
        settle();
        ignored++;
      }
    } catch (IOException e) {
      refused(new Refused(shown, "file", "can not be read"));
    }
  }

  private void add(String shown, Piece piece) {
    cut = new Place(cut.file(), cut.items() + 1);
    if (cut.compareTo(after) > 0) {
      waiting.add(new Waiting(shown, piece));
    }
    if (waiting.size() == Import.BATCH || before + within - handedBytes > MAX_WAITING) {
      hand();
    }
  }

  @Override
  public void refused(Refused one) {
    settle();
    refuse(one);
  }

  private void refuse(Refused one) {
    refused++;
    taker.refused(one);
  }

  /** Reads what waits, and hands it on while the next is read. */
  private void hand() {
    List<Piece.Read> all = waiting.parallelStream().map(Waiting::read).toList();
    waiting.clear();
    Place until = cut;
    long bytes = before + within;
    handedBytes = bytes;
    settle();
    underWay = new FutureTask<>(() -> taken(all, until, bytes), true);
    Thread.ofVirtual().name("inventory-import").start(underWay);
  }

  private void taken(List<Piece.Read> all, Place until, long bytes) {
    List<Entry> entries = all.stream().flatMap(r -> r.entry().stream()).toList();
    try {
      taker.entries(entries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    all.forEach(r -> r.refused().forEach(this::refuse));
    read += entries.size();
    handed = until;
    taker.progress(progress(bytes));
  }

  /**
   * Waits until what was handed on is kept: one batch is under way, and nobody else counts then.
   */
  private void settle() {
    try {
      underWay.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new InterruptedIOException("the import was interrupted"));
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    }
  }

  Progress end() {
    hand();
    settle();
    return progress(before + within);
  }

  private Progress progress(long bytes) {
    return new Progress(Math.min(bytes, of), of, read, refused, ignored, handed);
  }

  /** Counts what was read of a file. */
  private final class Counted extends InputStream {
    private final InputStream in;

    Counted(Path path) throws IOException {
      in = Files.newInputStream(path);
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      within += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = in.read(bytes, offset, length);
      within += Math.max(count, 0);
      return count;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
