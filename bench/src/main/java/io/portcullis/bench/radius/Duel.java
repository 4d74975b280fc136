package io.portcullis.bench.radius;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.portcullis.bench.BenchException;
import io.portcullis.bench.radius.RadiusServer.Programs;

/** The three ways in turns, so that all of them meet the machine's moods. */
final class Duel {
  private final Size size;
  private final Path folder;
  private final Path certs;
  private final Consumer<String> progress;

  Duel(Size size, Path folder, Path certs, Consumer<String> progress) {
    this.size = size;
    this.folder = folder;
    this.certs = certs;
    this.progress = progress;
  }

  /** Median of the logins a second, by way. */
  Map<Way, Double> run(String hub, int ocspPort) throws InterruptedException {
    hashed();
    Map<Way, List<Double>> rates = new EnumMap<>(Way.class);
    for (int round = 0; round < size.rounds(); round++) {
      for (Way way : Way.values()) {
        double rate = once(way, round, hub, ocspPort);
        progress.accept("%s: %.0f logins/s".formatted(way.text(), rate));
        rates.computeIfAbsent(way, w -> new ArrayList<>()).add(rate);
      }
    }
    Map<Way, Double> medians = new EnumMap<>(Way.class);
    rates.forEach(
        (way, all) -> medians.put(way, all.stream().sorted().toList().get(all.size() / 2)));
    return medians;
  }

  private double once(Way way, int round, String hub, int ocspPort) throws InterruptedException {
    Path run = folder.resolve(way.name().toLowerCase(java.util.Locale.ROOT) + "-" + round);
    try {
      Files.createDirectories(run);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (RadiusServer server = RadiusServer.start(way, run, certs, hub, ocspPort)) {
      return Logins.rate(server.port(), certs, run, size);
    }
  }

  /** OpenSSL finds CA and CRL in a folder by names that are hashes. */
  private void hashed() throws InterruptedException {
    Path hashed = certs.resolve("hashed");
    try {
      Files.createDirectories(hashed);
      for (String name : List.of("ca.pem", "crl.pem")) {
        Files.copy(certs.resolve(name), hashed.resolve(name));
      }
      Process openssl =
          new ProcessBuilder(Programs.OPENSSL.path(), "rehash", hashed.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("rehash.log").toFile())
              .start();
      if (!openssl.waitFor(1, TimeUnit.MINUTES) || openssl.exitValue() != 0) {
        throw new BenchException("openssl rehash failed; see " + folder.resolve("rehash.log"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
