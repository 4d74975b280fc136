package io.portcullis.connectors.ca.status;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;

import org.bouncycastle.cert.X509CertificateHolder;

import io.portcullis.connectors.api.http.Transport;

/**
 * Looks into an authority's full CRL (RFC 5280 section 5), fetched anew each time, as a relying
 * party does. A certificate that is not listed is good as far as a CRL can tell.
 */
public final class CrlClient implements StatusClient {
  /** A million entries of 40 octets, twice. */
  public static final int MAX_BODY = 80 * 1024 * 1024;

  private final URI url;
  private final CrlReader reader;
  private final Clock clock;
  private final Transport http;

  public CrlClient(URI url, X509CertificateHolder authority, Duration timeout, Clock clock) {
    this.url = url;
    this.reader = new CrlReader(authority);
    this.clock = clock;
    this.http = new Transport(timeout, MAX_BODY);
  }

  @Override
  public Seen ask(BigInteger serial) {
    try {
      HttpResponse<byte[]> response = http.send(HttpRequest.newBuilder(url).build());
      return response.statusCode() == 200
          ? reader.read(response.body(), serial, clock.instant())
          : Seen.none("CRL: HTTP " + response.statusCode());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Seen.none("CRL: interrupted");
    } catch (IOException e) {
      return Seen.none("CRL at " + url + ": " + e.getMessage());
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
