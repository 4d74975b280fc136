package io.portcullis.connectors.api.http;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The TLS of one connection to others (RFC 8446). The server's name is always checked.
 *
 * @param trust certificates of the authorities that the server's may be of, PEM; empty for the
 *     JDK's own list
 * @param client empty where the server wants no certificate
 */
public record Tls(Optional<Path> trust, Optional<ClientKey> client) {
  /** The JDK's list of authorities, and no certificate. */
  public static final Tls USUAL = new Tls(Optional.empty(), Optional.empty());

  /**
   * Reads the files as they are now.
   *
   * @throws IOException naming the file, or saying that the key is unusable; nothing of the key is
   *     in it
   */
  public TlsMaterial read() throws IOException {
    return TlsMaterial.read(this);
  }
}
