package io.portcullis.routes.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * An Elasticsearch with ES|QL and KQL, to run the queries of dashboards and rules on: the
 * distribution for integration tests and the jars of the two modules, which Maven Central has all
 * of for this version only. Fetched on the machine that runs the tests, as the licence of Elastic
 * asks for.
 */
final class EsqlDistribution {
  private static final String VERSION = "8.19.21";
  private static final int MINUTES = 10;

  private EsqlDistribution() {}

  /**
   * The assembled home, made when it is not there yet.
   *
   * @throws IllegalStateException when Maven is missing or can not fetch the parts
   */
  static Path in(Path cache) throws IOException {
    Path home = cache.resolve("elasticsearch-" + VERSION);
    if (!Files.isDirectory(home)) {
      Files.createDirectories(cache);
      Path half = Files.createTempDirectory(cache, "assembling");
      Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwxr-xr-x"));
      fetch(half);
      Path made = half.resolve(home.getFileName());
      descriptor(made, "x-pack-kql", "org.elasticsearch.xpack.kql.KqlPlugin", "x-pack-core");
      descriptor(
          made,
          "x-pack-esql",
          "org.elasticsearch.xpack.esql.plugin.EsqlPlugin",
          "x-pack-core,x-pack-kql");
      readableByAll(made);
      Files.move(made, home, StandardCopyOption.ATOMIC_MOVE);
    }
    return home;
  }

  private static void fetch(Path folder) throws IOException {
    try (InputStream pom = EsqlDistribution.class.getResourceAsStream("esql-pom.xml")) {
      Files.copy(pom, folder.resolve("pom.xml"));
    }
    // Offline first: what an earlier build has fetched needs no network.
    if (!maven(folder, List.of("-o")) && !maven(folder, List.of())) {
      throw new IllegalStateException(
          "Elasticsearch %s can not be assembled; the reason is in %s"
              .formatted(VERSION, folder.resolve("fetch.log")));
    }
  }

  private static boolean maven(Path folder, List<String> options) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("mvn", "-q", "-B");
    builder.command().addAll(options);
    builder.command().add("generate-test-resources");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.directory(folder.toFile()).redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("fetch.log").toFile());
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

  private static void descriptor(Path home, String name, String type, String needs)
      throws IOException {
    Files.writeString(
        home.resolve("modules").resolve(name).resolve("plugin-descriptor.properties"),
        """
        name=%s
        description=%s
        version=%s
        elasticsearch.version=%s
        java.version=17
        classname=%s
        extended.plugins=%s
        """
            .formatted(name, name, VERSION, VERSION, type, needs));
  }

  private static void readableByAll(Path home) throws IOException {
    try (Stream<Path> all = Files.walk(home)) {
      for (Path path : all.toList()) {
        boolean open = Files.isDirectory(path) || path.getParent().endsWith("bin");
        Files.setPosixFilePermissions(
            path, PosixFilePermissions.fromString(open ? "rwxr-xr-x" : "rw-r--r--"));
      }
    }
  }
}
