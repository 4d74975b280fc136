package io.portcullis.connectors.ca.x509;

import java.security.cert.X509Certificate;
import java.util.Locale;

import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.X509;
import io.portcullis.model.Certificate;

/** A certificate as ECS's x509 fields. */
public final class CertificateFields {
  private CertificateFields() {}

  public static Ecs put(Ecs ecs, X509Certificate x509) {
    Certificate certificate = X509.certificate(x509);
    return ecs.put("x509.serial_number", certificate.serial().toUpperCase(Locale.ROOT))
        .put("x509.issuer.distinguished_name", certificate.issuer())
        .put("x509.subject.distinguished_name", certificate.subject())
        .put("x509.not_before", certificate.notBefore().toString())
        .put("x509.not_after", certificate.notAfter().toString())
        .put("x509.public_key_algorithm", x509.getPublicKey().getAlgorithm())
        .put("x509.signature_algorithm", x509.getSigAlgName())
        .put("x509.version_number", Integer.toString(x509.getVersion()))
        .put("file.hash.sha256", certificate.sha256());
  }
}
