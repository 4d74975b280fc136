package io.portcullis.connectors.ca.cfssl;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

import io.portcullis.connectors.ca.authority.Require;
import io.portcullis.connectors.ca.issuer.Issuers;

/**
 * One {@code cfssl serve}.
 *
 * @param url its address, to which {@code /api/v1/cfssl/...} is added
 * @param issuers under whose names it issues
 * @param label of the signer, where it has several
 * @param profile by which certificates for the hub itself are issued
 * @param authKey the profile's key for authsign, hexadecimal, read anew for each call
 * @param ocsp where a revocation is looked for; neither this nor {@code crl}: in the API's own CRL
 * @param crl the same, where there is no OCSP
 * @param trust whom TLS believes, in place of the JDK's authorities
 * @param timeout of one request; a revocation takes four at most
 */
public record CfsslConfig(
    String name,
    URI url,
    Issuers issuers,
    Optional<String> label,
    Optional<String> profile,
    Optional<Supplier<String>> authKey,
    Optional<URI> ocsp,
    Optional<URI> crl,
    Optional<SSLContext> trust,
    Duration timeout) {

  public CfsslConfig {
    Require.that(!name.isBlank(), "name: must not be empty");
    Require.that(
        "https".equals(url.getScheme()) || "http".equals(url.getScheme()),
        "url: must be http://HOST:PORT or https://HOST:PORT");
    Require.that(timeout.isPositive(), "timeout: must be more than 0");
  }
}
