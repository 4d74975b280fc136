package io.portcullis.connectors.ca.issuer;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.portcullis.connectors.ca.authority.Serials;
import io.portcullis.connectors.ca.status.CrlClient;
import io.portcullis.connectors.ca.status.OcspClient;
import io.portcullis.connectors.ca.status.Seen;
import io.portcullis.connectors.ca.status.StatusClient;
import io.portcullis.model.DistinguishedName;
import io.portcullis.model.Target;

/** What relying parties see at the configured OCSP responder or CRL of an authority. */
public final class Proofs implements AutoCloseable {
  private final Map<String, StatusClient> clients = new HashMap<>();

  /**
   * @param ocsp asked first, leniently: most responders answer from a store, without a nonce
   * @param crl asked where there is no OCSP
   */
  public Proofs(
      Issuers issuers, Optional<URI> ocsp, Optional<URI> crl, Duration timeout, Clock clock) {
    for (X509Certificate issuer : issuers.certificates()) {
      client(issuer, ocsp, crl, timeout, clock)
          .ifPresent(
              c ->
                  Optional.ofNullable(clients.putIfAbsent(Issuers.canonical(issuer), c))
                      .ifPresent(first -> c.close()));
    }
  }

  /** Empty where neither is configured. */
  public Optional<Seen> ask(Target.OfCertificate certificate) {
    return Optional.ofNullable(clients.get(DistinguishedName.canonical(certificate.issuer())))
        .map(c -> c.ask(Serials.parse(certificate.serial())));
  }

  @Override
  public void close() {
    clients.values().forEach(StatusClient::close);
  }

  private static Optional<StatusClient> client(
      X509Certificate issuer,
      Optional<URI> ocsp,
      Optional<URI> crl,
      Duration timeout,
      Clock clock) {
    Optional<StatusClient> first =
        ocsp.map(url -> OcspClient.lenient(url, Issuers.holder(issuer), timeout, clock));
    return first.or(
        () -> crl.map(url -> new CrlClient(url, Issuers.holder(issuer), timeout, clock)));
  }
}
