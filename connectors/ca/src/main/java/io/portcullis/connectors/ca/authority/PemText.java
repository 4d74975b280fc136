package io.portcullis.connectors.ca.authority;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.NoSuchElementException;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.CertificateFile;
import io.portcullis.connectors.api.X509;

/** Certificates as they stand in the answers of authorities. */
public final class PemText {
  private PemText() {}

  /**
   * @throws IOException when the authority answered with something else
   */
  public static X509Certificate certificate(String pem) throws IOException {
    return certificate(pem.getBytes(StandardCharsets.US_ASCII));
  }

  /** In DER or PEM; of a chain the first. */
  public static X509Certificate certificate(byte[] encoded) throws IOException {
    try {
      return X509.all(encoded, CertificateFile.MAX_CERTIFICATES).getFirst();
    } catch (BadRecord | NoSuchElementException e) {
      throw new IOException("the answer holds no certificate", e);
    }
  }
}
