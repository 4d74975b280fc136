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
 * @param ocsp where a revocation is looked for; left out, with {@code crl}: in the CRL that its API
 *     signs
 * @param crl the same, where there is no OCSP
 * @param caCertificate whom TLS believes; left out: the authorities that Java trusts
 * @param timeout of one request; an action takes four at most
 */
public record CfsslSettings(
    String name,
    URI url,
    List<Path> issuerCertificates,
    Optional<String> label,
    Optional<String> profile,
    Optional<SecretRef> authKey,
    Optional<URI> ocsp,
    Optional<URI> crl,
    Optional<Path> caCertificate,
    @Default("3s") Duration timeout) {
  public CfsslSettings {
    Checks checks =
        new Checks()
            .name(name, "name")
            .webAddress(url, "url")
            .that(!issuerCertificates.isEmpty(), "issuer-certificates", "must name a file")
            .that(authKey.isEmpty() || profile.isPresent(), "auth-key", "belongs to a profile")
            .between(timeout, Duration.ofMillis(100), Duration.ofSeconds(3), "timeout");
    ocsp.ifPresent(address -> checks.webAddress(address, "ocsp"));
    crl.ifPresent(address -> checks.webAddress(address, "crl"));
    checks.end();
  }
}
