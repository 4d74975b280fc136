package io.portcullis.connectors.ca.acme;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

import io.portcullis.connectors.api.http.Tls;
import io.portcullis.connectors.ca.authority.Require;
import io.portcullis.connectors.ca.issuer.Issuers;
import io.portcullis.connectors.ca.issuer.Proof;

/**
 * One authority that speaks ACME.
 *
 * @param directory its directory (RFC 8555 section 7.1.1); https, or http on this machine
 * @param issuers under whose names it issues
 * @param accountKey text of the account's private key, read anew for each call
 * @param certificates folder in which the certificates are found that it issued: it wants to be
 *     shown the whole certificate, and the hub knows issuer and serial number
 * @param certificateKeys folder with their private keys, a second way to prove the right to revoke
 * @param proof where a revocation is looked for; with none, where the certificate itself says
 * @param timeout of all requests of a call together, and of one look
 */
public record AcmeConfig(
    String name,
    URI directory,
    Issuers issuers,
    Supplier<String> accountKey,
    Path certificates,
    Optional<Path> certificateKeys,
    Proof proof,
    Tls tls,
    Duration timeout) {

  public AcmeConfig {
    Require.that(!name.isBlank(), "name: must not be empty");
    Require.that(
        "https".equals(directory.getScheme()) || "http".equals(directory.getScheme()),
        "directory: must be the https URL of a directory");
    Require.that(timeout.isPositive(), "timeout: must be more than 0");
  }
}
