package io.portcullis.connectors.ca.local;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

import org.bouncycastle.cert.X509CertificateHolder;

import io.portcullis.connectors.api.SecondProof;
import io.portcullis.connectors.api.http.Transport;
import io.portcullis.model.Action;
import io.portcullis.model.Hop;
import io.portcullis.model.Target;

/**
 * Downloads the CRL as a relying party does, and looks a certificate up in it. One that was fetched
 * a moment ago serves all who ask in that moment, and the same octets are read once.
 */
final class CrlProof implements SecondProof, AutoCloseable {
  /** Some 800,000 entries. */
  static final int MAX_BODY = 32 << 20;

  private static final Duration FRESH = Duration.ofMillis(50);

  private final URI url;
  private final CrlReader reader;
  private final Clock clock;
  private final Transport http;
  private byte[] last = {};
  private Instant fetched = Instant.MIN;
  private Optional<CrlReader.Listed> listed = Optional.empty();

  CrlProof(URI url, X509CertificateHolder authority, Duration timeout, Clock clock) {
    this.url = url;
    this.reader = new CrlReader(authority);
    this.clock = clock;
    this.http = new Transport(timeout, MAX_BODY);
  }

  @Override
  public Hop.Kind where() {
    return Hop.Kind.CRL;
  }

  @Override
  public Optional<Instant> shown(Action action) {
    return action.target() instanceof Target.OfCertificate certificate
        ? look(Serials.parse(certificate.serial()))
            .filter(seen -> seen.kind() == LocalCaEnforcer.proof(action.want()))
            .map(Seen::at)
        : Optional.empty();
  }

  record Seen(OcspAnswer.Kind kind, Instant at) {}

  /** What the CRL says of a serial; empty when there is none that can be believed. */
  synchronized Optional<Seen> look(BigInteger serial) {
    if (!fetched.plus(FRESH).isAfter(clock.instant())) {
      fetch();
    }
    return listed.map(crl -> new Seen(crl.kind(serial), fetched));
  }

  private void fetch() {
    try {
      HttpResponse<byte[]> answer = http.send(HttpRequest.newBuilder(url).build());
      if (answer.statusCode() != 200) {
        throw new IOException("HTTP " + answer.statusCode());
      }
      take(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      listed = Optional.empty();
    } catch (IOException e) {
      // Not shown, then: what is looked for is looked for again.
      listed = Optional.empty();
    }
    fetched = clock.instant();
  }

  private void take(byte[] der) throws IOException {
    if (listed.isEmpty() || !Arrays.equals(der, last)) {
      listed = Optional.of(reader.read(der, clock.instant()));
      last = der;
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
