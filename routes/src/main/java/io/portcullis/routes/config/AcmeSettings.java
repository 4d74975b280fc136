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
 * @param ocsp where a revocation is looked for; left out, with {@code crl}: where the certificate
 *     itself says
 * @param crl the same, where there is no OCSP
 * @param caCertificate whom TLS believes; left out: the authorities that Java trusts
 * @param timeout of one action, all its requests together
 */
public record AcmeSettings(
    String name,
    URI directory,
    List<Path> issuerCertificates,
    SecretRef accountKey,
    Path certificates,
    Optional<Path> certificateKeys,
    Optional<URI> ocsp,
    Optional<URI> crl,
    Optional<Path> caCertificate,
    @Default("10s") Duration timeout) {
  public AcmeSettings {
    Checks checks =
        new Checks()
            .name(name, "name")
            .webAddress(directory, "directory")
            .that(
                "https".equals(directory.getScheme()) || Checks.loopback("" + directory.getHost()),
                "directory",
                "must be https (RFC 8555 section 6.1)")
            .that(!issuerCertificates.isEmpty(), "issuer-certificates", "must name a file")
            .between(timeout, Duration.ofMillis(100), Duration.ofSeconds(12), "timeout");
    ocsp.ifPresent(url -> checks.webAddress(url, "ocsp"));
    crl.ifPresent(url -> checks.webAddress(url, "crl"));
    checks.end();
  }
}
