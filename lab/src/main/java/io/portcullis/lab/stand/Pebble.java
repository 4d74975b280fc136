package io.portcullis.lab.stand;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.portcullis.connectors.api.Json;
import io.portcullis.lab.net.Daemon;
import io.portcullis.lab.net.LabException;
import io.portcullis.lab.net.Shell;

/**
 * Pebble, an ACME server (RFC 8555) for tests, on loopback. It believes each challenge, forgets all
 * when it ends, and has neither CRL nor OCSP: what it revoked is seen at its management API alone.
 */
public final class Pebble implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(15);

  private final URI directory;
  private final URI management;
  private final Path trust;
  private final Daemon daemon;

  private Pebble(URI directory, URI management, Path trust, Daemon daemon) {
    this.directory = directory;
    this.management = management;
    this.trust = trust;
    this.daemon = daemon;
  }

  /**
   * @throws LabException with the end of its log when it does not answer
   */
  public static Pebble start(Path folder) {
    Path certificate = folder.resolve("tls.pem");
    Path key = folder.resolve("tls.key");
    Shell.run(
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-keyout",
        key.toString(),
        "-out",
        certificate.toString(),
        "-days",
        "30",
        "-subj",
        "/CN=localhost",
        "-addext",
        "subjectAltName=DNS:localhost,IP:127.0.0.1");
    int acme = Ports.free();
    int management = Ports.free();
    Path file = configuration(folder, acme, management, certificate, key);
    Daemon daemon =
        Daemon.start(
            "pebble",
            folder,
            "pebble.out",
            Map.of(
                "PEBBLE_VA_ALWAYS_VALID", "1",
                "PEBBLE_VA_NOSLEEP", "1",
                "PEBBLE_WFE_NONCEREJECT", "0"),
            List.of("pebble", "-config", file.toString()));
    Pebble pebble =
        new Pebble(
            URI.create("https://127.0.0.1:" + acme + "/dir"),
            URI.create("https://127.0.0.1:" + management),
            certificate,
            daemon);
    try {
      daemon.awaitLine("Listening on", START);
      return pebble;
    } catch (LabException e) {
      daemon.close();
      throw e;
    }
  }

  /** Its ACME directory. */
  public URI directory() {
    return directory;
  }

  /** What is told of certificates beyond ACME. */
  public URI management() {
    return management;
  }

  /** The certificate that both are served with. */
  public Path trust() {
    return trust;
  }

  /** A new certificate with its chain, PEM; orders, proves and finalises as any ACME client. */
  public String issue(String host) {
    try (AcmeClient client = AcmeClient.open(directory, trust)) {
      return client.issue(host);
    }
  }

  @Override
  public void close() {
    daemon.close();
  }

  private static Path configuration(
      Path folder, int acme, int management, Path certificate, Path key) {
    Map<String, Object> own =
        Map.of(
            "listenAddress",
            "127.0.0.1:" + acme,
            "managementListenAddress",
            "127.0.0.1:" + management,
            "certificate",
            certificate.toString(),
            "privateKey",
            key.toString(),
            "httpPort",
            Ports.free(),
            "tlsPort",
            Ports.free(),
            "ocspResponderURL",
            "",
            "externalAccountBindingRequired",
            false);
    try {
      return Files.writeString(folder.resolve("pebble.json"), Json.text(Map.of("pebble", own)));
    } catch (IOException e) {
      throw new LabException("can not write pebble.json: " + e.getMessage(), e);
    }
  }
}
