package io.portcullis.connectors.api.http;

import java.nio.file.Path;
import java.util.function.Supplier;

/** How the hub proves itself in a TLS handshake: a private key and its certificate. */
public sealed interface ClientKey {

  /**
   * @param certificates the hub's own first, then those between it and its authority; PEM
   * @param key PKCS #8 in PEM, not encrypted; read at each use
   */
  record Pem(Path certificates, Supplier<String> key) implements ClientKey {}

  /**
   * @param file PKCS #12 with one key, as an authority's administrator gets it
   * @param passphrase of the file and of the key in it; read at each use
   */
  record Pkcs12(Path file, Supplier<String> passphrase) implements ClientKey {}
}
