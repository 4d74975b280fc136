package io.portcullis.routes.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A step-ca.
 *
 * @param url one of the CA's own names
 * @param provisioner a JWK provisioner
 * @param key its private JWK, or the encrypted one of {@code ca.json}
 * @param keyPassword of an encrypted key
 */
public record StepCaSettings(
    String name,
    URI url,
    String provisioner,
    SecretRef key,
    Optional<SecretRef> keyPassword,
    List<Path> issuerCertificates,
    Optional<ProofSettings> proof,
    Optional<TlsSettings> tls,
    @Default("10s") Duration timeout) {
  public StepCaSettings {
    AuthorityChecks.of(name, url, issuerCertificates, timeout)
        .filled(provisioner, "provisioner")
        .end();
  }
}
