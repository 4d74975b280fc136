package io.portcullis.connectors.ca.cfssl;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

import io.portcullis.connectors.api.http.Tls;
import io.portcullis.connectors.ca.authority.Require;
import io.portcullis.connectors.ca.issuer.Issuers;
import io.portcullis.connectors.ca.issuer.Proof;

/**
 * One {@code cfssl serve}.
 *
 * @param url its address, to which {@code /api/v1/cfssl/...} is added
 * @param issuers under whose names it issues
 * @param label of the signer, where it has several
 * @param profile by which certificates for the hub itself are issued
 * @param authKey the profile's key for authsign, hexadecimal, read anew for each call
 * @param proof where a revocation is looked for; with none, in the API's own CRL
 * @param timeout of one request; a revocation takes four at most
 */
public record CfsslConfig(
    String name,
    URI url,
    Issuers issuers,
    Optional<String> label,
    Optional<String> profile,
    Optional<Supplier<String>> authKey,
    Proof proof,
    Tls tls,
    Duration timeout) {

  public CfsslConfig {
    Require.that(!name.isBlank(), "name: must not be empty");
    Require.that(
        "https".equals(url.getScheme()) || "http".equals(url.getScheme()),
        "url: must be http://HOST:PORT or https://HOST:PORT");
    Require.that(timeout.isPositive(), "timeout: must be more than 0");
  }
}
