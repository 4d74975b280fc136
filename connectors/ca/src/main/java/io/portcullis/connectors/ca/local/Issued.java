package io.portcullis.connectors.ca.local;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;

import io.portcullis.connectors.api.Serials;
import io.portcullis.connectors.api.X509;
import io.portcullis.model.Certificate;
import io.portcullis.model.Ids;

/**
 * A new certificate.
 *
 * @param x509 as the holder gets it
 * @param certificate as the hub speaks of it
 */
public record Issued(X509Certificate x509, Certificate certificate) {

  static Issued of(X509Certificate x509) {
    return new Issued(x509, describe(x509));
  }

  /** The model's view of any certificate of this authority. */
  static Certificate describe(X509Certificate x509) {
    try {
      return new Certificate(
          x509.getIssuerX500Principal().getName(),
          Serials.text(x509.getSerialNumber()),
          x509.getSubjectX500Principal().getName(),
          Ids.sha256(x509.getEncoded()),
          Ids.sha256(x509.getPublicKey().getEncoded()),
          x509.getNotBefore().toInstant(),
          x509.getNotAfter().toInstant(),
          false,
          "",
          X509.key(x509.getPublicKey()),
          x509.getSigAlgName());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate just made has no encoding", e);
    }
  }
}
