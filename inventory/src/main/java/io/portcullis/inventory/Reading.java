package io.portcullis.inventory;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.X509;
import io.portcullis.model.Certificate;

/** From the bytes of a certificate to an entry; what is wrong with it is one sentence. */
final class Reading {
  private Reading() {}

  static Entry entry(X509Certificate x509, String source, Instant seenAt) {
    try {
      return read(x509, source, seenAt);
    } catch (IllegalArgumentException e) {
      throw new BadRecord(e.getMessage());
    }
  }

  private static Entry read(X509Certificate x509, String source, Instant seenAt) {
    // Before anything is made of it: a name of 100 kB is no name.
    Der der = der(x509);
    Certificate certificate = X509.certificate(x509);
    if (certificate.issuer().isEmpty()) {
      throw new BadRecord("the issuer has no name (RFC 5280 section 4.1.2.4)");
    }
    if (certificate.notAfter().isBefore(certificate.notBefore())) {
      throw new BadRecord("it ends before it begins");
    }
    return new Entry(
        certificate,
        der,
        Names.of(x509, certificate.subject()),
        Declared.NOTHING,
        certificate.publicTrust() ? TrustKind.PUBLIC_TLS : TrustKind.UNKNOWN,
        x509.getBasicConstraints() >= 0,
        Status.VALID,
        List.of(source),
        seenAt,
        seenAt);
  }

  private static Der der(X509Certificate x509) {
    try {
      return Der.of(x509.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new BadRecord("the certificate can not be encoded");
    }
  }
}
