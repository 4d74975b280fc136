package io.portcullis.connectors.ca.watch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.portcullis.connectors.api.http.Transport;
import io.portcullis.connectors.ca.issuer.Issuers;

/**
 * Fetches the certificate of an issuer as relying parties do that build a chain: one in DER, or
 * several in a CMS message that holds nothing else (RFC 5280 section 4.2.2.1).
 */
public final class IssuerFetch implements AutoCloseable {
  /** A longer body is not read. */
  static final int MAX_BODY = 256 << 10;

  /** More certificates in one message are not looked at. */
  static final int MOST = 64;

  private static final byte SEQUENCE = 0x30;
  private static final int OK = 200;

  private final Transport http;
  private final Clock clock;

  /**
   * What lies there.
   *
   * @param issuer the valid certificate that signed the one it was fetched for
   * @param problem what is wrong, in words; empty when it was found
   */
  public record Answer(Optional<X509Certificate> issuer, String problem) {
    private static Answer no(String problem) {
      return new Answer(Optional.empty(), problem);
    }
  }

  /**
   * @param timeout of one answer, to its last byte
   */
  public IssuerFetch(Duration timeout, Clock clock) {
    this.http = new Transport(timeout, MAX_BODY);
    this.clock = clock;
  }

  /**
   * @param of a certificate that names this address
   */
  public Answer fetch(URI url, X509Certificate of) throws InterruptedException {
    try {
      HttpResponse<byte[]> answer = http.send(HttpRequest.newBuilder(url).build());
      return answer.statusCode() == OK
          ? read(answer.body(), of)
          : Answer.no("HTTP " + answer.statusCode());
    } catch (IOException e) {
      return Answer.no("" + e.getMessage());
    }
  }

  private Answer read(byte[] body, X509Certificate of) {
    if (body.length == 0 || body[0] != SEQUENCE) {
      return Answer.no("neither a certificate in DER nor a CMS message");
    }
    try {
      return judged(certificates(body), of);
    } catch (CertificateException | RuntimeException e) {
      return Answer.no("no certificate that can be read");
    }
  }

  private static List<X509Certificate> certificates(byte[] body) throws CertificateException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificates(new ByteArrayInputStream(body))
        .stream()
        .limit(MOST)
        .map(X509Certificate.class::cast)
        .toList();
  }

  private Answer judged(List<X509Certificate> there, X509Certificate of) {
    Instant now = clock.instant();
    Optional<X509Certificate> issuer =
        there.stream()
            .filter(one -> one.getBasicConstraints() >= 0 && Issuers.signed(one, of))
            .findFirst();
    if (issuer.isEmpty()) {
      return Answer.no("none of %d certificates there is the issuer's".formatted(there.size()));
    }
    Instant end = issuer.get().getNotAfter().toInstant();
    return now.isAfter(end)
        ? Answer.no("the issuer's certificate there ended at " + end)
        : new Answer(issuer, "");
  }

  @Override
  public void close() {
    http.close();
  }
}
