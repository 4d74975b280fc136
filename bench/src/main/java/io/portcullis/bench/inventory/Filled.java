package io.portcullis.bench.inventory;

import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

import io.portcullis.bench.BenchException;
import io.portcullis.connectors.api.Pem;
import io.portcullis.inventory.Entry;
import io.portcullis.inventory.read.Import;
import io.portcullis.inventory.read.Options;
import io.portcullis.inventory.read.Place;
import io.portcullis.inventory.read.Progress;
import io.portcullis.inventory.read.Refused;
import io.portcullis.inventory.store.InventoryStore;

/** Fills a store from files, and reads the same bytes by the JDK alone, in turns. */
final class Filled {
  static final int CHUNK = 10_000;

  /** So many certificates end within the day that is asked for, whatever the size. */
  static final int EXPIRING = 1000;

  static final Instant DAY = Instant.parse("2026-06-01T00:00:00Z");
  private static final int DAYS = 300;

  private final Template template;
  private final InventoryStore store;
  private final Path folder;
  private int next;
  private long imported;
  private long alone;
  private long together;
  private int counted;

  Filled(Template template, InventoryStore store, Path folder) {
    this.template = template;
    this.store = store;
    this.folder = folder;
  }

  void until(int size) {
    while (next < size) {
      int count = Math.min(CHUNK, size - next);
      List<byte[]> ders = IntStream.range(next, next + count).mapToObj(this::certificate).toList();
      Path file = write(ders);
      imported += time(() -> read(file));
      together += time(() -> ders.parallelStream().forEach(Filled::parse));
      alone += time(() -> ders.forEach(Filled::parse));
      next += count;
      counted += count;
    }
  }

  private byte[] certificate(int index) {
    Instant end =
        index < EXPIRING
            ? DAY.plusSeconds(index * 60L % Duration.ofDays(1).toSeconds())
            : DAY.plus(Duration.ofDays(2 + index % DAYS));
    return template.certificate(index, end);
  }

  private Path write(List<byte[]> ders) {
    Path file = folder.resolve("chunk.pem");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (byte[] der : ders) {
        out.write(Pem.write("CERTIFICATE", der));
      }
      return file;
    } catch (IOException e) {
      throw new BenchException("no file can be written: " + e.getMessage(), e);
    }
  }

  private void read(Path file) {
    try {
      Progress end =
          new Import(file, Options.of("bench", Template.BEGIN), new Into(store)).run(Place.BEGIN);
      if (end.refused() > 0) {
        throw new BenchException(end.refused() + " of its own certificates were refused");
      }
    } catch (IOException e) {
      throw new BenchException("the import failed: " + e.getMessage(), e);
    }
  }

  private static void parse(byte[] der) {
    try {
      CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      throw new BenchException("the JDK does not read the certificate", e);
    }
  }

  private static long time(Runnable work) {
    long begin = System.nanoTime();
    work.run();
    return System.nanoTime() - begin;
  }

  /** Certificates a second, from a file into the store. */
  double importRate() {
    return rate(imported);
  }

  /** Read by the JDK, on as many threads as the import reads with. */
  double bareRate() {
    return rate(together);
  }

  /** Read by the JDK on one thread. */
  double bareRateOfOne() {
    return rate(alone);
  }

  private double rate(long nanos) {
    return counted * 1e9 / nanos;
  }

  private record Into(InventoryStore store) implements Import.Taker {
    @Override
    public void entries(Collection<Entry> entries) {
      store.put(entries);
    }

    @Override
    public void refused(Refused refused) {
      // Counted in its progress.
    }

    @Override
    public void progress(Progress progress) {
      // The benchmark tells its own.
    }
  }
}
