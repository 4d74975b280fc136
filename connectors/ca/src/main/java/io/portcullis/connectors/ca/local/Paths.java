package io.portcullis.connectors.ca.local;

import java.net.URI;

/** Where things are served, below the base URL. */
enum Paths {
  OCSP("/ocsp"),
  CRL("/ca.crl"),
  CERTIFICATE("/ca.cer");

  private final String path;

  Paths(String path) {
    this.path = path;
  }

  String path() {
    return path;
  }

  URI under(URI base) {
    return URI.create(base.toString().replaceFirst("/+$", "") + path);
  }
}
