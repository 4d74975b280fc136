package io.portcullis.bench.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import io.portcullis.bench.BenchException;
import io.portcullis.bench.Benchmark;
import io.portcullis.bench.Figures;
import io.portcullis.bench.Figures.Row;
import io.portcullis.bench.Machine;
import io.portcullis.model.Decided;
import io.portcullis.model.Mode;
import io.portcullis.model.Signal;
import io.portcullis.model.guard.Limits;
import io.portcullis.replay.SideBySide;
import io.portcullis.replay.log.FolderLog;
import io.portcullis.replay.log.Log;
import io.portcullis.replay.log.Tape;
import io.portcullis.replay.verify.Again;
import io.portcullis.replay.verify.Verify;
import io.portcullis.replay.world.Assumptions;
import io.portcullis.replay.world.Player;
import io.portcullis.replay.world.Span;
import io.portcullis.rules.RuleBook;
import io.portcullis.rules.bundle.BuiltIn;
import io.portcullis.rules.bundle.Published;

/**
 * A log verified, and played by other rules, on all processors; beside it, the same log only read.
 */
public final class Replay implements Benchmark {
  private static final String AIM = ">= 100k/s";
  private static final LogFile FULL = new LogFile(1_000_000, 20_000);
  private static final LogFile QUICK = new LogFile(3_000, 100);

  @Override
  public String name() {
    return "replay";
  }

  @Override
  public Figures run(boolean quick, Consumer<String> progress) {
    LogFile size = quick ? QUICK : FULL;
    RuleBook book = BuiltIn.load();
    Path folder = null;
    try {
      folder = Files.createTempDirectory("bench-replay");
      progress.accept("writing " + size.signals() + " signals");
      size.write(folder, book.digest());
      return measured(FolderLog.open(folder), book, size, quick, progress);
    } catch (IOException e) {
      throw new BenchException("no log can be written: " + e.getMessage(), e);
    } finally {
      delete(folder);
    }
  }

  private Figures measured(
      Log log, RuleBook book, LogFile size, boolean quick, Consumer<String> progress) {
    progress.accept("deciding once, so that there are records; everything is warm then");
    Log recorded = new Recorded(log, records(log, book));
    progress.accept("verifying");
    double verify = rate(size, () -> verified(recorded, book, size));
    progress.accept("playing the same rules in mode enforce");
    double play = rate(size, () -> played(log, book));
    progress.accept("reading alone");
    double read = rate(size, () -> read(log));
    List<Row> rows =
        List.of(
            new Row("verify", "signals/s", verify, Optional.of(read), AIM),
            new Row("what-if, both courses", "signals/s", play, Optional.of(read), AIM));
    return new Figures(name(), Machine.here(), rows, notes(size, quick));
  }

  private static List<String> notes(LogFile size, boolean quick) {
    return List.of(
        "%,d signals about %,d subjects in %d partitions, all built-in rules"
            .formatted(size.signals(), size.devices(), LogFile.PARTITIONS),
        "floor: the same bytes read from the same files, as many at once, and made into signals",
        "the digests of all decisions came out equal",
        "a what-if plays the log twice, once by each of two books, at the same time"
            + (quick ? "; a small run, not a measurement" : ""));
  }

  private static List<List<Decided>> records(Log log, RuleBook book) {
    return IntStream.range(0, LogFile.PARTITIONS).mapToObj(p -> records(log, book, p)).toList();
  }

  private static List<Decided> records(Log log, RuleBook book, int partition) {
    Again live = new Again(digest -> book, book);
    List<Decided> records = new ArrayList<>();
    try (Tape<Signal> tape = log.signals(partition)) {
      for (Optional<Signal> s = tape.next(); s.isPresent(); s = tape.next()) {
        live.decide(s.get()).ifPresent(records::add);
      }
    }
    return records;
  }

  private static void verified(Log log, RuleBook book, LogFile size) {
    Verify.Report report = new Verify(log, digest -> book, book.digest()).run();
    if (!report.same() || report.compared().equal() != size.signals()) {
      throw new BenchException("verify does not find the same decisions");
    }
  }

  private static void played(Log log, RuleBook book) {
    Assumptions usual = new Assumptions(Limits.DEFAULT, Duration.ofSeconds(1), Optional.empty());
    SideBySide.run(
        List.of(book, book.withMode(Mode.ENFORCE)),
        rules -> Player.play(log, rules, usual, Span.ALL, Optional.empty()));
  }

  private static void read(Log log) {
    SideBySide.run(
        IntStream.range(0, LogFile.PARTITIONS).boxed().toList(), partition -> read(log, partition));
  }

  private static long read(Log log, int partition) {
    long count = 0;
    try (Tape<Signal> tape = log.signals(partition)) {
      while (tape.next().isPresent()) {
        count++;
      }
    }
    return count;
  }

  private static double rate(LogFile size, Runnable work) {
    long begin = System.nanoTime();
    work.run();
    return size.signals() * 1e9 / (System.nanoTime() - begin);
  }

  private static void delete(Path folder) {
    try {
      if (folder != null) {
        for (int partition = 0; partition < LogFile.PARTITIONS; partition++) {
          Files.deleteIfExists(folder.resolve("signals-" + partition + ".ndjson"));
        }
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new BenchException("files are left behind in " + folder, e);
    }
  }

  /** The log with records of its decisions. */
  private record Recorded(Log log, List<List<Decided>> records) implements Log {
    @Override
    public int partitions() {
      return log.partitions();
    }

    @Override
    public Tape<Signal> signals(int partition) {
      return log.signals(partition);
    }

    @Override
    public Tape<Decided> decisions(int partition) {
      return Tape.of(records.get(partition));
    }

    @Override
    public Map<String, Published> policies() {
      return log.policies();
    }

    @Override
    public boolean whole(int partition) {
      return log.whole(partition);
    }

    @Override
    public void close() {
      log.close();
    }
  }
}
