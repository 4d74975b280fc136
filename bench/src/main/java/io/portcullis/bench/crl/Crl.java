package io.portcullis.bench.crl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.portcullis.bench.BenchException;
import io.portcullis.bench.Benchmark;
import io.portcullis.bench.Figures;
import io.portcullis.bench.Figures.Row;
import io.portcullis.bench.Machine;
import io.portcullis.bench.Percentiles;
import io.portcullis.connectors.ca.local.LocalCa;
import io.portcullis.connectors.ca.local.LocalCaConfig;

/**
 * A CRL of a million entries: how long it takes to make, and how long revocations and OCSP take
 * while one is made, beside the same while none is.
 */
public final class Crl implements Benchmark {
  private static final int ENTRIES = 1_000_000;
  private static final int QUICK_ENTRIES = 20_000;
  private static final int ASKED = 2_000;
  private static final int QUICK_ASKED = 100;

  @Override
  public String name() {
    return "crl";
  }

  @Override
  public Figures run(boolean quick, Consumer<String> progress) throws InterruptedException {
    int entries = quick ? QUICK_ENTRIES : ENTRIES;
    Path folder = folder();
    try {
      progress.accept("writing a history of " + entries + " revocations");
      new History(Instant.now()).write(folder, entries);
      LocalCaConfig config = config(folder, entries);
      long start = System.nanoTime();
      try (LocalCa ca = LocalCa.open(config, Clock.systemUTC())) {
        double opened = (System.nanoTime() - start) / 1e9;
        return measured(
            new Asked(ca, config, entries), quick ? QUICK_ASKED : ASKED, opened, progress);
      }
    } catch (IOException e) {
      throw new BenchException("the authority could not be measured: " + e.getMessage(), e);
    } finally {
      delete(folder);
    }
  }

  private static Figures measured(Asked asked, int times, double opened, Consumer<String> progress)
      throws IOException, InterruptedException {
    progress.accept("asking before anything is counted");
    asked.ocsp(times);
    progress.accept("asking while no CRL is made");
    asked.settle();
    Percentiles calm = asked.ocsp(times);
    progress.accept("asking while one CRL after the other is made");
    Asked.Busy busy = asked.whileBuilding(times);
    List<Row> rows =
        List.of(
            row("history read, first CRL made", "s", opened, Optional.empty()),
            row("a CRL of all", "s", busy.secondsEach(), Optional.empty()),
            row("its size", "MiB", busy.mebibytes(), Optional.empty()),
            row("OCSP p50", "ms", busy.ocsp().millis(50), Optional.of(calm.millis(50))),
            row("OCSP p99", "ms", busy.ocsp().millis(99), Optional.of(calm.millis(99))),
            row("revoking p50", "ms", busy.revoked().millis(50), Optional.empty()),
            row("revoking p99", "ms", busy.revoked().millis(99), Optional.empty()));
    return new Figures(
        "crl",
        Machine.here(),
        rows,
        List.of(
            "Column hub: while a CRL is made; floor: while none is. One asker, over HTTP.",
            busy.built() + " CRLs were made meanwhile, each of all revoked certificates."));
  }

  private static Row row(String what, String unit, double hub, Optional<Double> floor) {
    return new Row(what, unit, hub, floor, "");
  }

  private static LocalCaConfig config(Path folder, int entries) {
    LocalCaConfig embedded = LocalCaConfig.embedded("bench", folder, "CN=Bench CA");
    return embedded.withRoom(3 * entries);
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("portcullis-crl");
    } catch (IOException e) {
      throw new BenchException("no folder for the authority", e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(Crl::deleteOne);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void deleteOne(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
