package io.portcullis.bench.hub;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;

import io.portcullis.bench.BenchException;
import io.portcullis.connectors.api.FreePorts;

/** The real hub in a JVM of its own, with limits so high that the guard stops nothing. */
final class Hub implements AutoCloseable {
  static final String APPLICATION = "portcullis";
  static final String NAS = "127.0.0.1";

  private static final String SETTINGS = "streams.properties";
  private static final int START_SECONDS = 90;

  private final Child child;
  private final String url;

  private Hub(Child child, String url) {
    this.child = child;
    this.url = url;
  }

  /**
   * @param caPort where the CA of the folder {@code ca} answers OCSP
   * @param nas where Disconnect requests go
   * @param traces where it tells of all its signals; empty: it makes no traces
   */
  static Hub start(
      Path folder,
      Broker broker,
      int caPort,
      InetSocketAddress nas,
      String secret,
      Optional<URI> traces)
      throws IOException {
    int port = FreePorts.tcp();
    Path secretFile = folder.resolve("nas.secret");
    Files.writeString(secretFile, secret);
    Files.setPosixFilePermissions(secretFile, PosixFilePermissions.fromString("rw-------"));
    String settings = config(port, broker, caPort, nas) + telemetry(traces);
    return new Hub(HubJvm.start(folder, settings), "http://127.0.0.1:" + port);
  }

  /** The hub's own settings of Streams, out of its jar: the pass-through takes the same. */
  static String streamsSettings() {
    Path folder = HubJvm.application().resolve("app");
    try (Stream<Path> jars = Files.list(folder)) {
      for (Path jar : jars.filter(p -> p.toString().endsWith(".jar")).toList()) {
        try (JarFile file = new JarFile(jar.toFile())) {
          if (file.getEntry(SETTINGS) != null) {
            try (InputStream in = file.getInputStream(file.getEntry(SETTINGS))) {
              return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            }
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new BenchException("no " + SETTINGS + " in " + folder);
  }

  /** As many as may be set. */
  private static String telemetry(Optional<URI> traces) {
    return traces
        .map("telemetry: {otlp: \"%s\", share: 1, per-second: 1000}%n"::formatted)
        .orElse("");
  }

  private static String config(int port, Broker broker, int caPort, InetSocketAddress nas) {
    return """
        http:
          port: %d
        kafka:
          bootstrap-servers: %s
          partitions: %d
        sources:
          - {name: inventory, type: inventory, auth: none-on-loopback}
          - {name: intune, type: intune, auth: none-on-loopback}
          - {name: crowdstrike, type: crowdstrike, auth: none-on-loopback}
          - {name: freeradius, type: freeradius, auth: none-on-loopback}
        enforcers:
          ca:
            - {name: bench-ca, subject: "%s", folder: ca, port: %d}
          radius:
            - {name: bench-nas, host: 127.0.0.1, port: %d, serves: ["%s"], secret: "file:nas.secret"}
        guard:
          window: 1s
          per-rule: 100000
          per-source: 100000
          overall: 100000
          group-share: 1
          compromise: {limit: 100000}
          damping: {hold: 0s}
        """
        .formatted(
            port, broker.servers(), Broker.PARTITIONS, Estate.CA, caPort, nas.getPort(), NAS);
  }

  String hook(String source) {
    return url + "/hooks/" + source;
  }

  /** Waits until its entrances are open. */
  void awaitOpen() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (System.nanoTime() < end) {
      child.requireAlive();
      if (HttpLoad.status(HttpLoad.Post.of(hook("inventory"), "{}")) == 400) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    throw new BenchException("the hub did not open within " + START_SECONDS + " s");
  }

  Child child() {
    return child;
  }

  @Override
  public void close() {
    child.close();
  }
}
