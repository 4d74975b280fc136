package io.portcullis.connectors.ca.issuer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLContext;

import io.portcullis.connectors.api.http.Tls;

/** Whom a TLS client believes: those in a file, and nobody else. */
public final class Trust {
  private Trust() {}

  /**
   * @param file PEM of one or several authorities; empty is what the JDK trusts
   * @throws IllegalArgumentException when the file is of no use; names it
   */
  public static Optional<SSLContext> in(Optional<Path> file) {
    try {
      return new Tls(file, Optional.empty()).read().context();
    } catch (IOException e) {
      throw new IllegalArgumentException("ca-certificate: " + e.getMessage(), e);
    }
  }
}
