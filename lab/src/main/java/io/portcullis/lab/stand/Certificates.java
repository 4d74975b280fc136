package io.portcullis.lab.stand;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;

import io.portcullis.connectors.ca.authority.PemText;
import io.portcullis.connectors.ca.issuer.Issuers;
import io.portcullis.lab.net.LabException;

/** Certificates that an authority of the lab handed out. */
final class Certificates {
  private Certificates() {}

  /**
   * The first of a chain.
   *
   * @param pem with what stands around it
   * @throws LabException when there is none, naming who gave it
   */
  static X509Certificate first(String pem, String giver) {
    try {
      return PemText.certificate(pem);
    } catch (IOException e) {
      throw new LabException(giver + " gave no certificate: " + e.getMessage(), e);
    }
  }

  /** That of an authority, in a file. */
  static X509Certificate authority(Path file) {
    return Issuers.read(List.of(file)).certificates().getFirst();
  }
}
