package io.portcullis.connectors.ca.authority;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

import io.portcullis.connectors.api.http.Tls;
import io.portcullis.connectors.ca.status.CrlClient;
import io.portcullis.connectors.ca.status.OcspClient;
import io.portcullis.connectors.ca.status.Seen;
import io.portcullis.connectors.ca.status.StatusClient;
import io.portcullis.model.Target;

/** Looks at OCSP or CRL where one is configured, believing each issuer about its own alone. */
public final class Witness implements AutoCloseable {
  private final Map<Issuers.Issuer, StatusClient> clients = new LinkedHashMap<>();
  private final Issuers issuers;

  /**
   * @param tls for addresses that are https; read once
   */
  public static Witness of(Proof proof, Issuers issuers, Tls tls, Duration timeout, Clock clock) {
    Witness witness = new Witness(issuers);
    for (Issuers.Issuer issuer : issuers.all()) {
      client(proof, issuer, tls, timeout, clock)
          .ifPresent(client -> witness.clients.put(issuer, client));
    }
    return witness;
  }

  private Witness(Issuers issuers) {
    this.issuers = issuers;
  }

  private static Optional<StatusClient> client(
      Proof proof, Issuers.Issuer issuer, Tls tls, Duration timeout, Clock clock) {
    return proof
        .ocsp()
        .<StatusClient>map(url -> OcspClient.lenient(url, issuer.holder(), timeout, clock))
        .or(
            () ->
                proof
                    .crl()
                    .map(url -> new CrlClient(url, issuer.holder(), timeout, clock, context(tls))));
  }

  private static Optional<SSLContext> context(Tls tls) {
    try {
      return tls.read().context();
    } catch (IOException e) {
      throw new IllegalArgumentException("tls: " + e.getMessage(), e);
    }
  }

  /** What is seen there, or empty where there is nothing to look at. */
  public Optional<Seen> look(Target.OfCertificate certificate) {
    return issuers
        .find(certificate.issuer())
        .map(clients::get)
        .map(client -> client.ask(Serials.parse(certificate.serial())));
  }

  /** What keeps it from seeing anything, by asking after a serial that nobody has. */
  public Optional<String> problem() {
    return clients.values().stream()
        .map(client -> client.ask(BigInteger.ONE))
        .filter(seen -> seen.kind() == Seen.Kind.NONE)
        .map(Seen::text)
        .findFirst();
  }

  @Override
  public void close() {
    clients.values().forEach(StatusClient::close);
  }
}
