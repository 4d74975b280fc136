package io.portcullis.routes.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The TLS of a connection that the hub opens.
 *
 * @param trust authorities of the server's certificate, PEM; left out: those of the JDK
 * @param client where the server wants a certificate of the hub
 */
public record TlsSettings(Optional<Path> trust, Optional<ClientSettings> client) {

  /** A private key with its certificate. */
  public sealed interface ClientSettings {
    /** {@code key} is PKCS #8 in PEM, not encrypted. */
    record Pem(Path certificates, SecretRef key) implements ClientSettings {}

    /** A file with one key. */
    record Pkcs12(Path file, SecretRef passphrase) implements ClientSettings {}
  }
}
