package io.portcullis.connectors.ca.status;

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
import javax.net.ssl.SSLContext;

import org.bouncycastle.cert.X509CertificateHolder;

import io.portcullis.connectors.api.http.Transport;

/**
 * Downloads an authority's full CRL (RFC 5280 section 5) as a relying party does, and looks a
 * certificate up in it. One that was fetched a moment ago serves all who ask in that moment, and
 * the same octets are read once. A certificate that is not listed is good as far as a CRL can tell.
 */
public final class CrlClient implements StatusClient {
  /** A million entries of 40 octets, twice. */
  public static final int MAX_BODY = 80 << 20;

  private static final Duration FRESH = Duration.ofMillis(200);

  private final URI url;
  private final CrlReader reader;
  private final Clock clock;
  private final Transport http;
  private byte[] last = {};
  private Instant fetched = Instant.MIN;
  private Optional<CrlReader.Listed> listed = Optional.empty();
  private String problem = "";

  public CrlClient(URI url, X509CertificateHolder authority, Duration timeout, Clock clock) {
    this(url, authority, timeout, clock, Optional.empty());
  }

  /**
   * @param tls for an address that is https, where the JDK's list of authorities will not do
   */
  public CrlClient(
      URI url,
      X509CertificateHolder authority,
      Duration timeout,
      Clock clock,
      Optional<SSLContext> tls) {
    this.url = url;
    this.reader = new CrlReader(authority);
    this.clock = clock;
    this.http = new Transport(timeout, MAX_BODY, tls);
  }

  @Override
  public synchronized Seen ask(BigInteger serial) {
    if (!fetched.plus(FRESH).isAfter(clock.instant())) {
      fetch();
    }
    return listed.map(crl -> crl.of(serial)).orElseGet(() -> Seen.none(problem));
  }

  @Override
  public void close() {
    http.close();
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
      none("interrupted");
    } catch (IOException e) {
      none(e.getMessage());
    }
    fetched = clock.instant();
  }

  private void none(String why) {
    listed = Optional.empty();
    problem = "CRL at " + url + ": " + why;
  }

  private void take(byte[] der) throws IOException {
    if (listed.isEmpty() || !Arrays.equals(der, last)) {
      listed = Optional.of(reader.listed(der, clock.instant()));
      last = der;
    }
  }
}
