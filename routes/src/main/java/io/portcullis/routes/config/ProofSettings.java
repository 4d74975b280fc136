package io.portcullis.routes.config;

import java.net.URI;
import java.util.Optional;

/** Where it is seen that a revocation holds: at a responder, or in a CRL. */
public record ProofSettings(Optional<URI> ocsp, Optional<URI> crl) {
  public ProofSettings {
    Checks checks = new Checks();
    ocsp.ifPresent(url -> checks.webAddress(url, "ocsp"));
    crl.ifPresent(url -> checks.webAddress(url, "crl"));
    checks.that(ocsp.isPresent() != crl.isPresent(), "ocsp", "one of ocsp and crl is wanted").end();
  }
}
