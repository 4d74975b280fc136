package io.portcullis.routes.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A CA of an EJBCA.
 *
 * @param url up to the REST API
 * @param issuerDn the CA's name as EJBCA spells it, where that is not RFC 2253
 * @param caName the CA's short name in EJBCA: needed to list and to enrol
 * @param issuerCertificates the CA's own certificate
 * @param tls with the client certificate of the administrator that the hub is
 */
public record EjbcaSettings(
    String name,
    URI url,
    Optional<String> issuerDn,
    Optional<String> caName,
    List<Path> issuerCertificates,
    Optional<ProofSettings> proof,
    TlsSettings tls,
    Optional<EnrolSettings> enrol,
    @Default("10s") Duration timeout) {

  /** How certificates for the hub itself are enrolled. */
  public record EnrolSettings(
      String certificateProfile, String endEntityProfile, String username, SecretRef password) {
    public EnrolSettings {
      new Checks()
          .filled(certificateProfile, "certificate-profile")
          .filled(endEntityProfile, "end-entity-profile")
          .filled(username, "username")
          .end();
    }
  }

  public EjbcaSettings {
    AuthorityChecks.of(name, url, issuerCertificates, timeout)
        .that(issuerCertificates.size() <= 1, "issuer-certificates", "one, this is about one CA")
        .that(tls.client().isPresent(), "tls.client", "EJBCA wants a certificate of the hub")
        .that(enrol.isEmpty() || caName.isPresent(), "ca-name", "is needed to enrol")
        .end();
  }
}
