package io.portcullis.connectors.ca.acme;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import org.bouncycastle.asn1.x509.Extensions;

import io.portcullis.connectors.ca.issuer.Issuers;
import io.portcullis.connectors.ca.status.CrlClient;
import io.portcullis.connectors.ca.status.NamedAddresses;
import io.portcullis.connectors.ca.status.OcspClient;
import io.portcullis.connectors.ca.status.Seen;
import io.portcullis.connectors.ca.status.StatusClient;

/**
 * Looks at the addresses that a certificate itself names, as a relying party does: its OCSP
 * responder (RFC 5280 section 4.2.2.1), else its CRL (section 4.2.1.13). A public authority cuts
 * its CRL into many, so that only the certificate tells which one is its own.
 */
final class OwnAddresses {
  private final Issuers issuers;
  private final Duration timeout;
  private final Clock clock;

  OwnAddresses(Issuers issuers, Duration timeout, Clock clock) {
    this.issuers = issuers;
    this.timeout = timeout;
    this.clock = clock;
  }

  /** Empty where the certificate names no address; it must be signed by one of the issuers. */
  Optional<Seen> ask(X509Certificate certificate) {
    return issuers.of(certificate).flatMap(issuer -> ask(certificate, issuer));
  }

  private Optional<Seen> ask(X509Certificate certificate, X509Certificate issuer) {
    Optional<StatusClient> client = client(Issuers.holder(certificate).getExtensions(), issuer);
    return client.map(
        asked -> {
          try (asked) {
            return asked.ask(certificate.getSerialNumber());
          }
        });
  }

  private Optional<StatusClient> client(Extensions extensions, X509Certificate issuer) {
    NamedAddresses named = NamedAddresses.of(extensions);
    Optional<StatusClient> ocsp =
        named.ocsp().stream()
            .findFirst()
            .map(url -> OcspClient.lenient(url, Issuers.holder(issuer), timeout, clock));
    return ocsp.or(
        () ->
            named.crl().stream()
                .findFirst()
                .map(url -> new CrlClient(url, Issuers.holder(issuer), timeout, clock)));
  }
}
