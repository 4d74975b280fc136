package io.portcullis.connectors.ca.issuer;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

import org.bouncycastle.cert.X509CertificateHolder;

import io.portcullis.connectors.api.Serials;
import io.portcullis.connectors.api.http.Tls;
import io.portcullis.connectors.ca.status.CrlClient;
import io.portcullis.connectors.ca.status.OcspClient;
import io.portcullis.connectors.ca.status.Seen;
import io.portcullis.connectors.ca.status.StatusClient;
import io.portcullis.model.DistinguishedName;
import io.portcullis.model.Target;

/** Looks at OCSP or CRL where one is configured, believing each issuer about its own alone. */
public final class Witness implements AutoCloseable {
  private final Map<String, StatusClient> clients = new LinkedHashMap<>();

  /**
   * @param tls for addresses that are https; read once
   */
  public static Witness of(Proof proof, Issuers issuers, Tls tls, Duration timeout, Clock clock) {
    Witness witness = new Witness();
    for (X509Certificate issuer : issuers.certificates()) {
      client(proof, Issuers.holder(issuer), tls, timeout, clock)
          .ifPresent(client -> witness.add(Issuers.canonical(issuer), client));
    }
    return witness;
  }

  /** Of two of one name the first counts, as everywhere. */
  private void add(String issuer, StatusClient client) {
    StatusClient first = clients.putIfAbsent(issuer, client);
    if (first != null) {
      client.close();
    }
  }

  private static Optional<StatusClient> client(
      Proof proof, X509CertificateHolder issuer, Tls tls, Duration timeout, Clock clock) {
    return proof
        .ocsp()
        .<StatusClient>map(url -> OcspClient.lenient(url, issuer, timeout, clock))
        .or(() -> proof.crl().map(url -> new CrlClient(url, issuer, timeout, clock, context(tls))));
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
    return Optional.ofNullable(clients.get(DistinguishedName.canonical(certificate.issuer())))
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
