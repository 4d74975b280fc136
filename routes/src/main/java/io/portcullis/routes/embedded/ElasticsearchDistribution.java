package io.portcullis.routes.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The Elasticsearch that Elastic publishes on Maven Central for integration tests, fetched at run
 * time and unpacked into a cache folder. Its licence is Elastic's own, so Portcullis never ships
 * it: each machine fetches it for itself.
 */
final class ElasticsearchDistribution {
  static final String VERSION = "9.5.2";

  private static final String ARTIFACT =
      "org.elasticsearch.distribution.integ-test-zip:elasticsearch:" + VERSION + ":zip";
  private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy";
  private static final int MINUTES = 10;

  private ElasticsearchDistribution() {}

  /**
   * The unpacked home, fetched when it is not there yet.
   *
   * @throws IllegalStateException when Maven is missing or can not fetch it
   */
  static Path in(Path cache) {
    Path home = cache.resolve("elasticsearch-" + VERSION);
    if (Files.isDirectory(home)) {
      return home;
    }
    try {
      Files.createDirectories(cache);
      unpack(fetch(cache), home);
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException("Elasticsearch can not be unpacked into " + cache, e);
    }
  }

  private static Path fetch(Path cache) throws IOException {
    Path zip = cache.resolve("elasticsearch-" + VERSION + ".zip");
    if (Files.exists(zip)) {
      return zip;
    }
    Path log = cache.resolve("fetch.log");
    // Offline first: what an earlier build has fetched needs no network.
    if (!maven(cache, log, List.of("-o")) && !maven(cache, log, List.of())) {
      throw new IllegalStateException(
          "Elasticsearch %s could not be fetched from Maven Central; the reason is in %s. Set elasticsearch.hosts to use your own."
              .formatted(VERSION, log.toAbsolutePath()));
    }
    return zip;
  }

  private static boolean maven(Path cache, Path log, List<String> options) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("mvn", "-q", "-B");
    builder.command().addAll(options);
    builder.command().add(COPY);
    builder.command().add("-Dartifact=" + ARTIFACT);
    builder.command().add("-DoutputDirectory=" + cache.toAbsolutePath());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.directory(cache.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
    try {
      Process process = builder.start();
      boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
      process.destroy();
      return ended && process.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while Elasticsearch was being fetched", e);
    }
  }

  /** Next to its place first, then moved: a folder that is there is always complete. */
  private static void unpack(Path zip, Path home) throws IOException {
    Path half = Files.createTempDirectory(home.getParent(), "unpacking");
    Unzip.into(zip, half);
    Files.move(half.resolve(home.getFileName()), home, StandardCopyOption.ATOMIC_MOVE);
    Files.delete(half);
    Files.delete(zip);
  }
}
