package io.portcullis.routes.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An authority that runs {@code cfssl serve}.
 *
 * @param url its address, without a path of the API
 * @param issuerCertificates of the CAs that sign there, PEM or DER
 * @param label of the signer, where it has several
 * @param profile by which the hub gets certificates of its own
 * @param authKey the profile's key, hexadecimal, where it has one
 * @param proof where a revocation is looked for; left out: in the CRL that its API signs
 * @param timeout of one request; an action takes four at most
 */
@Renamed(was = "ocsp", now = "proof.ocsp")
@Renamed(was = "crl", now = "proof.crl")
@Renamed(was = "ca-certificate", now = "tls.trust")
public record CfsslSettings(
    String name,
    URI url,
    List<Path> issuerCertificates,
    Optional<String> label,
    Optional<String> profile,
    Optional<SecretRef> authKey,
    Optional<ProofSettings> proof,
    Optional<TlsSettings> tls,
    @Default("3s") Duration timeout) {
  /** Four of them are less than the 15 s after which an action is sent again. */
  private static final Duration MOST = Duration.ofSeconds(3);

  public CfsslSettings {
    AuthorityChecks.of(name, issuerCertificates, timeout, MOST)
        .webAddress(url, "url")
        .that(authKey.isEmpty() || profile.isPresent(), "auth-key", "belongs to a profile")
        .end();
  }
}
