package io.portcullis.bench.crl;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.portcullis.bench.BenchException;
import io.portcullis.bench.Percentiles;
import io.portcullis.connectors.ca.authority.Cause;
import io.portcullis.connectors.ca.local.LocalAuthority;
import io.portcullis.connectors.ca.local.LocalCa;
import io.portcullis.connectors.ca.local.LocalCaConfig;
import io.portcullis.connectors.ca.status.Seen;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Target;

/** One who asks an authority and changes it, and looks at the clock. */
final class Asked {
  private static final Duration QUIET = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Changes among the questions, so that the next CRL is always due. */
  private static final int EACH = 20;

  private final LocalCa ca;
  private final LocalAuthority authority;
  private final int revoked;
  private int next;

  Asked(LocalCa ca, LocalCaConfig config, int revoked) {
    this.ca = ca;
    this.authority = new LocalAuthority(config, ca, Clock.systemUTC());
    this.revoked = revoked;
    this.next = revoked;
  }

  /**
   * @param built CRLs that were published meanwhile
   */
  record Busy(
      Percentiles ocsp, Percentiles revoked, int built, double secondsEach, double mebibytes) {}

  Percentiles ocsp(int times) {
    long[] took = new long[times];
    for (int i = 0; i < times; i++) {
      took[i] = ask(1 + i % revoked);
    }
    return new Percentiles(took);
  }

  /** Returns when no CRL has been made for a while. */
  void settle() throws InterruptedException {
    BigInteger number = ca.crl().number();
    Instant end = Instant.now().plus(PATIENCE);
    do {
      number = ca.crl().number();
      Thread.sleep(QUIET);
      if (Instant.now().isAfter(end)) {
        throw new BenchException("CRLs are made without end");
      }
    } while (!ca.crl().number().equals(number));
  }

  /** So many questions, and more until two CRLs were made. */
  Busy whileBuilding(int times) throws IOException {
    List<Long> ocsp = new ArrayList<>();
    List<Long> revoking = new ArrayList<>();
    BigInteger first = ca.crl().number();
    long start = System.nanoTime();
    while (ocsp.size() < times || built(first) < 2) {
      if (ocsp.size() % EACH == 0) {
        revoking.add(revoke());
      }
      ocsp.add(ask(1 + ocsp.size() % revoked));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    int built = built(first);
    double mebibytes = ca.crl().der().length / (1024.0 * 1024.0);
    return new Busy(of(ocsp), of(revoking), built, seconds / built, mebibytes);
  }

  private int built(BigInteger first) {
    return ca.crl().number().subtract(first).intValueExact();
  }

  private long ask(int serial) {
    Target.OfCertificate one = target(serial);
    long start = System.nanoTime();
    Seen seen = authority.look(one);
    if (seen.kind() != Seen.Kind.REVOKED) {
      throw new BenchException("OCSP of " + one.serial() + ": " + seen.text());
    }
    return System.nanoTime() - start;
  }

  private long revoke() throws IOException {
    next++;
    if (next > 2 * revoked) {
      throw new BenchException("more revocations than certificates");
    }
    String serial = target(next).serial();
    long start = System.nanoTime();
    ca.revoke(serial, ReasonCode.KEY_COMPROMISE, Cause.byHand("bench", Instant.now()));
    return System.nanoTime() - start;
  }

  private Target.OfCertificate target(int serial) {
    return new Target.OfCertificate(ca.issuer(), Integer.toHexString(serial), false);
  }

  private static Percentiles of(List<Long> took) {
    return new Percentiles(took.stream().mapToLong(Long::longValue).toArray());
  }
}
