package io.portcullis.routes.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One listener for syslog (RFC 5424, RFC 3164).
 *
 * @param source name of the source whose parser reads the lines
 * @param tls for the transport of that name only
 */
public record SyslogSettings(
    @Default("127.0.0.1") String host,
    int port,
    String source,
    @Default("tcp") Transport transport,
    Optional<Tls> tls) {

  /** How lines travel. */
  public enum Transport {
    /** RFC 6587: with back-pressure, readable on the way. */
    TCP,
    /** RFC 5425. */
    TLS,
    /** RFC 5426: one line in each datagram; whatever is lost on the way nobody learns of. */
    UDP
  }

  /**
   * @param certificate chain, PEM
   * @param key PEM, PKCS#8
   * @param clientCa whose certificates senders must prove themselves with; without it any may send
   */
  public record Tls(Path certificate, Path key, Optional<Path> clientCa) {}

  public SyslogSettings {
    new Checks()
        .filled(host, "host")
        .port(port, "port")
        .name(source, "source")
        .that(
            tls.isPresent() == (transport == Transport.TLS),
            "tls",
            "belongs to transport: tls, and that needs it")
        .end();
  }
}
