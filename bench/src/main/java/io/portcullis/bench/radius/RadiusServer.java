package io.portcullis.bench.radius;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.portcullis.bench.BenchException;
import io.portcullis.connectors.api.FreePorts;

/** A real FreeRADIUS on loopback. */
final class RadiusServer implements AutoCloseable {
  static final String SECRET = "bench-oak-secret";

  private static final int START_SECONDS = 60;
  private static final int GRACE_SECONDS = 10;

  private final Process process;
  private final Path log;
  private final int port;

  private RadiusServer(Process process, Path log, int port) {
    this.process = process;
    this.log = log;
    this.port = port;
  }

  /**
   * @param run folder of its own, new
   * @param hub base URL of the hub
   */
  static RadiusServer start(Way way, Path run, Path certs, String hub, int ocspPort)
      throws InterruptedException {
    int port = FreePorts.udp();
    try {
      files(way, run, certs, ocspPort, port);
      ProcessBuilder builder =
          new ProcessBuilder(
                  Programs.FREERADIUS.path(),
                  "-f",
                  "-d",
                  run.resolve("raddb").toString(),
                  "-n",
                  "radiusd",
                  "-l",
                  run.resolve("radius.log").toString())
              .redirectErrorStream(true)
              .redirectOutput(run.resolve("radiusd.out").toFile());
      builder.environment().put("PORTCULLIS_HUB", hub);
      builder.environment().put("PORTCULLIS_SECRET", "none-is-asked-for");
      RadiusServer server = new RadiusServer(builder.start(), run.resolve("radius.log"), port);
      server.awaitReady();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void files(Way way, Path run, Path certs, int ocspPort, int port)
      throws IOException {
    String own =
        Shipped.own("radiusd.conf")
            .replace("@run@", run.toString())
            .replace("@certs@", certs.toString())
            .replace("@secret@", SECRET)
            .replace("@port@", Integer.toString(port));
    put(run, "radiusd.conf", own);
    put(run, "portcullis-revocation", way.revocation(certs, ocspPort));
    put(run, "mods/portcullis_eap", way.eap());
    put(run, "mods/portcullis", Shipped.text("mods-available/portcullis"));
    put(run, "mods/always", "always reject {\n  rcode = reject\n}\nalways ok {\n  rcode = ok\n}\n");
    put(run, "sites/portcullis", Shipped.text("sites-available/portcullis"));
    put(run, "policy/portcullis", Shipped.text("policy.d/portcullis"));
  }

  private static void put(Path run, String name, String text) throws IOException {
    Path file = run.resolve("raddb").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  int port() {
    return port;
  }

  private void awaitReady() throws InterruptedException, IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!said().contains("Ready to process requests")) {
      if (!process.isAlive() || System.nanoTime() > end) {
        close();
        throw new BenchException("FreeRADIUS did not start; see " + log.getParent());
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private String said() throws IOException {
    return Files.exists(log) ? Files.readString(log, StandardCharsets.ISO_8859_1) : "";
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Programs of the machine, by the Debian package that they come in. */
  enum Programs {
    FREERADIUS("freeradius", "freeradius"),
    EAPOL_TEST("eapol_test", "eapoltest"),
    OPENSSL("openssl", "openssl");

    private static final List<String> FOLDERS =
        List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin", "/usr/local/bin");

    private final String program;
    private final String debian;

    Programs(String program, String debian) {
      this.program = program;
      this.debian = debian;
    }

    /**
     * @throws BenchException naming the package, where it is not installed
     */
    String path() {
      return FOLDERS.stream()
          .map(folder -> Path.of(folder, program))
          .filter(Files::isExecutable)
          .map(Path::toString)
          .findFirst()
          .orElseThrow(
              () ->
                  new BenchException(program + " is needed: install the package '" + debian + "'"));
    }
  }
}
