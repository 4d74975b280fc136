package io.portcullis.connectors.ca.watch;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.bouncycastle.cert.X509CertificateHolder;

import io.portcullis.connectors.api.Serials;
import io.portcullis.connectors.ca.status.NotBelieved;
import io.portcullis.connectors.ca.status.OcspClient;
import io.portcullis.connectors.ca.status.Seen;
import io.portcullis.model.Probe.Agreement;
import io.portcullis.model.Probe.Result;
import io.portcullis.model.RevocationService;

/**
 * Asks a responder about certificates that the authority's CRL lists. Where there is none it asks
 * about a number that is hardly ever given: any answer that is signed shows that it works, and so
 * does that it has none for this one.
 */
final class OcspProbe implements AutoCloseable {
  /** The hub's own authorities do not count a question about it as one by a stranger. */
  private static final BigInteger ANY = BigInteger.ONE;

  private final RevocationService service;
  private final URI url;
  private final OcspClient client;
  private final Duration patience;

  OcspProbe(URI url, X509CertificateHolder authority, Duration timeout, Clock clock) {
    this.service = new RevocationService(RevocationService.Kind.OCSP, url.toString());
    this.url = url;
    this.client = OcspClient.lenient(url, authority, timeout, clock);
    this.patience = timeout;
  }

  URI url() {
    return url;
  }

  /** Not called. */
  Look refused(String why) {
    return Look.failed(service, Result.UNREACHABLE, why, Duration.ZERO);
  }

  /**
   * @param revoked at most {@link Revoked#MOST}; no further one is asked about once the timeout of
   *     one answer has passed, or one did not come
   */
  Look look(List<Revoked> revoked) {
    Questions questions = new Questions();
    if (revoked.isEmpty()) {
      questions.ask(ANY);
    }
    for (Revoked one : revoked) {
      if (questions.failure.isEmpty() && questions.all.compareTo(patience) < 0) {
        questions.ask(one.serial()).ifPresent(seen -> questions.compare(one, seen));
      }
    }
    return questions.look();
  }

  @Override
  public void close() {
    client.close();
  }

  /** The questions of one look. */
  private final class Questions {
    private Duration all = Duration.ZERO;
    private Duration slowest = Duration.ZERO;
    private Optional<Look> failure = Optional.empty();
    private Agreement agreement = Agreement.UNKNOWN;

    Optional<Seen> ask(BigInteger serial) {
      long began = System.nanoTime();
      try {
        return Optional.of(client.believed(serial));
      } catch (NotBelieved e) {
        if (!serial.equals(ANY) || !e.notResponsible()) {
          failed(e.result(), e.getMessage());
        }
      } catch (IOException e) {
        failed(Result.UNREACHABLE, "" + e.getMessage());
      } finally {
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        all = all.plus(took);
        slowest = took.compareTo(slowest) > 0 ? took : slowest;
      }
      return Optional.empty();
    }

    private void failed(Result result, String why) {
      failure = Optional.of(Look.failed(service, result, why, Duration.ZERO));
    }

    void compare(Revoked one, Seen seen) {
      boolean revoked = seen.kind() == Seen.Kind.REVOKED || seen.kind() == Seen.Kind.HELD;
      if (!revoked) {
        agreement =
            Agreement.differs(
                "of %s, revoked by the CRL at %s, %s"
                    .formatted(Serials.text(one.serial()), one.since(), seen.text()));
      } else if (agreement.kind() == Agreement.Kind.UNKNOWN) {
        agreement = Agreement.AGREES;
      }
    }

    Look look() {
      Result result = failure.map(Look::result).orElse(Result.ANSWERED);
      String detail = failure.map(Look::detail).orElse("");
      return new Look(service, result, detail, slowest, Optional.empty(), agreement);
    }
  }
}
