package io.portcullis.connectors.ca.issuer;

import java.net.URI;
import java.util.Optional;

import io.portcullis.connectors.ca.authority.Require;

/**
 * Where it is seen that a revocation holds, as a relying party sees it. With neither, the authority
 * itself is asked, which is weaker: it may say what it does not publish.
 *
 * @param ocsp a responder (RFC 6960); taken first
 * @param crl the full CRL (RFC 5280 section 5)
 */
public record Proof(Optional<URI> ocsp, Optional<URI> crl) {
  public static final Proof NONE = new Proof(Optional.empty(), Optional.empty());

  public Proof {
    ocsp.ifPresent(url -> web(url, "ocsp"));
    crl.ifPresent(url -> web(url, "crl"));
    Require.that(ocsp.isEmpty() || crl.isEmpty(), "proof: ocsp or crl, not both");
  }

  private static void web(URI url, String field) {
    boolean good = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    Require.that(good && url.getHost() != null, "proof." + field + ": must be http or https");
  }
}
