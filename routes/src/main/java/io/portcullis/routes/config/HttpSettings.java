package io.portcullis.routes.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the hub listens for webhooks, for its own commands and for questions of the network.
 *
 * @param port 8443 with {@code tls} and 8080 without, unless named
 * @param maxBody largest body that is read; longer ones are answered with 413
 * @param plainBeyondLoopback true when something in front of the hub does TLS; without it and
 *     without {@code tls} only loopback addresses are accepted, because tokens would be readable
 */
public record HttpSettings(
    @Default("127.0.0.1") String host,
    Optional<Integer> port,
    @Default("1MiB") DataSize maxBody,
    Optional<Tls> tls,
    @Default("false") boolean plainBeyondLoopback) {
  private static final int PLAIN_PORT = 8080;
  private static final int TLS_PORT = 8443;
  private static final long LARGEST_BODY = 16L << 20;

  /**
   * Certificate chain and private key, both PEM.
   *
   * @param clientCa authorities, PEM: clients are asked for a certificate of one of them, and only
   *     sources with {@code mtls} need to have one
   */
  public record Tls(Path certificate, Path key, Optional<Path> clientCa) {}

  public HttpSettings {
    boolean readable = tls.isEmpty() && !Checks.loopback(host) && !plainBeyondLoopback;
    new Checks()
        .filled(host, "host")
        .port(port.orElse(PLAIN_PORT), "port")
        .positive(maxBody.bytes(), "max-body")
        .that(maxBody.bytes() <= LARGEST_BODY, "max-body", "must be at most 16MiB")
        .that(
            !readable,
            "host",
            "is not a loopback address: set tls, or plain-beyond-loopback if a proxy does TLS")
        .end();
  }

  /** The port that is listened on. */
  public int listenPort() {
    return port.orElse(tls.isPresent() ? TLS_PORT : PLAIN_PORT);
  }
}
