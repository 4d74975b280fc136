package io.portcullis.routes.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An authority that speaks ACME (RFC 8555).
 *
 * @param directory its directory
 * @param issuerCertificates of the CAs that sign for it, PEM or DER
 * @param accountKey private key of the account: PEM, or certbot's JSON Web Key
 * @param certificates folder with the certificates it issued, as lego or certbot keep them
 * @param certificateKeys folder with their private keys, a second way to prove the right to revoke
 * @param proof where a revocation is looked for; left out: where the certificate itself says
 * @param timeout of one action, all its requests together
 */
@Renamed(was = "ocsp", now = "proof.ocsp")
@Renamed(was = "crl", now = "proof.crl")
@Renamed(was = "ca-certificate", now = "tls.trust")
public record AcmeSettings(
    String name,
    URI directory,
    List<Path> issuerCertificates,
    SecretRef accountKey,
    Path certificates,
    Optional<Path> certificateKeys,
    Optional<ProofSettings> proof,
    Optional<TlsSettings> tls,
    @Default("10s") Duration timeout) {
  /** After 15 s without an outcome an action is sent again. */
  private static final Duration MOST = Duration.ofSeconds(12);

  public AcmeSettings {
    AuthorityChecks.of(name, issuerCertificates, timeout, MOST)
        .webAddress(directory, "directory")
        .that(
            "https".equals(directory.getScheme()) || Checks.loopback("" + directory.getHost()),
            "directory",
            "must be https (RFC 8555 section 6.1)")
        .end();
  }
}
