package io.portcullis.bench.inventory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

import io.portcullis.bench.BenchException;
import io.portcullis.bench.Benchmark;
import io.portcullis.bench.Figures;
import io.portcullis.bench.Figures.Row;
import io.portcullis.bench.Machine;
import io.portcullis.bench.Percentiles;
import io.portcullis.inventory.Entry;
import io.portcullis.inventory.store.InventoryStore;
import io.portcullis.inventory.store.Limits;
import io.portcullis.inventory.store.Page;

/**
 * An inventory of 100,000 certificates, or as many as {@code -Dportcullis.bench.certificates} says:
 * what it takes, how fast it is filled and asked.
 */
public final class Inventory implements Benchmark {
  private static final String SIZE = "portcullis.bench.certificates";
  private static final int USUAL = 100_000;
  private static final int QUICK = 3_000;
  private static final int MOST = 50_000_000;
  private static final int ASKED = 20_000;
  private static final String LOOK_UP_AIM = "p99 < 1 ms";

  @Override
  public String name() {
    return "inventory";
  }

  @Override
  public Figures run(boolean quick, Consumer<String> progress) {
    int size = quick ? QUICK : size();
    Path folder = null;
    try {
      folder = Files.createTempDirectory("portcullis-inventory");
      Template template = Template.make();
      progress.accept("once with others, so that everything is warm");
      warm(template, folder, quick ? 100 : 5 * Filled.CHUNK);
      try (InventoryStore store = InventoryStore.open(folder.resolve("store"), Limits.DEFAULT)) {
        return measured(template, store, folder, size, progress);
      }
    } catch (IOException e) {
      throw new BenchException("no store can be made: " + e.getMessage(), e);
    } finally {
      delete(folder);
    }
  }

  private static int size() {
    int size = Integer.getInteger(SIZE, USUAL);
    if (size < QUICK || size > MOST) {
      throw new BenchException("-D%s: must be %d to %d".formatted(SIZE, QUICK, MOST));
    }
    return size;
  }

  private static void warm(Template template, Path folder, int count) {
    try (InventoryStore store = InventoryStore.open(folder.resolve("warm"), Limits.DEFAULT)) {
      new Filled(template, store, folder).until(count);
      expiryPass(store);
    }
  }

  private static Figures measured(
      Template template, InventoryStore store, Path folder, int size, Consumer<String> progress)
      throws IOException {
    Filled filled = new Filled(template, store, folder);
    progress.accept("a tenth of " + size + " certificates");
    filled.until(size / 10);
    double small = passes(store);
    progress.accept("the rest of them");
    filled.until(size);
    double large = passes(store);
    progress.accept("looking them up");
    List<Row> rows = new ArrayList<>();
    rows.add(row("imported", "certificates/s", filled.importRate(), filled.bareRate(), ">= 0.5"));
    rows.add(
        row("the same beside one thread", "", filled.importRate(), filled.bareRateOfOne(), ""));
    rows.add(row("memory each", "bytes", (double) store.footprint().memory() / size, -1, ""));
    rows.add(row("disk each", "bytes", (double) bytes(folder.resolve("store")) / size, -1, ""));
    rows.add(row("expiry pass", "ms", large, small, "about 1"));
    rows.addAll(lookUps(store, size));
    return new Figures("inventory", Machine.here(), rows, notes(template, size));
  }

  private static List<String> notes(Template template, int size) {
    return List.of(
        "%,d certificates of %d bytes, RSA 2048, of 10 authorities"
            .formatted(size, template.bytes()),
        "floor of the import: the JDK reads the same bytes on as many threads, keeps nothing",
        "floor of the expiry pass: the same number of ends, in a tenth of the certificates",
        "memory: cache and buffers of the store, which have a bound; the JVM's heap is apart");
  }

  private static Row row(String what, String unit, double hub, double floor, String aim) {
    return new Row(what, unit, hub, floor < 0 ? Optional.empty() : Optional.of(floor), aim);
  }

  /** Milliseconds of the fastest of some, since the first finds nothing in memory. */
  private static double passes(InventoryStore store) {
    double fastest = Double.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      fastest = Math.min(fastest, expiryPass(store));
    }
    return fastest;
  }

  private static double expiryPass(InventoryStore store) {
    long begin = System.nanoTime();
    String cursor = "";
    do {
      Page page =
          store.expiring(Filled.DAY, Filled.DAY.plus(Duration.ofDays(1)), cursor, Limits.MAX_PAGE);
      cursor = page.next().orElse("");
    } while (!cursor.isEmpty());
    return (System.nanoTime() - begin) / 1e6;
  }

  private static List<Row> lookUps(InventoryStore store, int size) {
    List<Row> rows = new ArrayList<>();
    rows.addAll(asked("serial", size, i -> !store.bySerial(Template.serial(i), 10).isEmpty()));
    rows.addAll(
        asked(
            "name",
            size,
            i -> !store.byName(Template.name(i) + ".example.org", "", 10).entries().isEmpty()));
    List<String> keys = new ArrayList<>();
    new Random(7)
        .ints(1000, 0, size)
        .forEach(i -> store.bySerial(Template.serial(i), 1).forEach(e -> keys.add(spki(e))));
    rows.addAll(
        asked("key", keys.size(), i -> !store.bySpki(keys.get(i), "", 10).entries().isEmpty()));
    return rows;
  }

  private static String spki(Entry entry) {
    return entry.certificate().spki();
  }

  private static List<Row> asked(String by, int size, IntPredicate found) {
    long[] nanos = new long[Math.min(ASKED, size)];
    int[] which = new Random(1).ints(nanos.length, 0, size).toArray();
    for (int i = 0; i < nanos.length; i++) {
      long begin = System.nanoTime();
      boolean there = found.test(which[i]);
      nanos[i] = System.nanoTime() - begin;
      if (!there) {
        throw new BenchException("a certificate is not found by its " + by);
      }
    }
    Percentiles times = new Percentiles(nanos);
    return List.of(
        row("found by " + by + " p50", "ms", times.millis(50), -1, ""),
        row("found by " + by + " p99", "ms", times.millis(99), -1, LOOK_UP_AIM));
  }

  private static long bytes(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum();
    }
  }

  private static void delete(Path folder) {
    if (folder == null) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
