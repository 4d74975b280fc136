package io.portcullis.connectors.ca.watch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.bouncycastle.cert.X509CertificateHolder;

import io.portcullis.connectors.api.http.Transport;
import io.portcullis.connectors.ca.status.CrlReader;
import io.portcullis.connectors.ca.status.NotBelieved;
import io.portcullis.model.Ids;
import io.portcullis.model.Probe.Agreement;
import io.portcullis.model.Probe.Result;
import io.portcullis.model.RevocationService;

/** Fetches a CRL as relying parties do. The same octets are read once. */
final class CrlProbe {
  /** A longer list is not read. */
  static final int MAX_BODY = 64 << 20;

  private static final int OK = 200;

  private final RevocationService service;
  private final URI url;
  private final CrlReader reader;
  private final Transport http;
  private final Clock clock;
  private String lastDigest = "";
  private Optional<ReadList> last = Optional.empty();

  CrlProbe(URI url, X509CertificateHolder authority, Transport http, Clock clock) {
    this.service = new RevocationService(RevocationService.Kind.CRL, url.toString());
    this.url = url;
    this.reader = new CrlReader(authority);
    this.http = http;
    this.clock = clock;
  }

  URI url() {
    return url;
  }

  /** Not called. */
  Look refused(String why) {
    return Look.failed(service, Result.UNREACHABLE, why, Duration.ZERO);
  }

  Look look() throws InterruptedException {
    long began = System.nanoTime();
    try {
      HttpResponse<byte[]> answer = http.send(HttpRequest.newBuilder(url).build());
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      if (answer.statusCode() != OK) {
        return Look.failed(service, Result.REFUSED, "HTTP " + answer.statusCode(), took);
      }
      return read(answer.body(), took);
    } catch (IOException e) {
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      return Look.failed(service, Result.UNREACHABLE, "" + e.getMessage(), took);
    }
  }

  private Look read(byte[] der, Duration took) {
    try {
      ReadList list = list(der);
      Instant next = list.edition().nextUpdate();
      boolean over = next.isBefore(clock.instant());
      return new Look(
          service,
          over ? Result.EXPIRED : Result.ANSWERED,
          over ? "ran out at " + next : "",
          took,
          Optional.of(list),
          Agreement.UNKNOWN);
    } catch (NotBelieved e) {
      return Look.failed(service, e.result(), e.getMessage(), took);
    } catch (RuntimeException e) {
      return Look.failed(service, Result.UNREADABLE, "the CRL " + e.getMessage(), took);
    }
  }

  private ReadList list(byte[] der) throws NotBelieved {
    String digest = Ids.sha256(der);
    if (last.isEmpty() || !digest.equals(lastDigest)) {
      ReadList read = ReadList.of(reader.signed(der), der.length);
      last = Optional.of(last.map(one -> read.after(one, clock.instant())).orElse(read));
      lastDigest = digest;
    }
    return last.get();
  }
}
