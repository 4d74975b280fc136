package io.portcullis.routes.canary;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.portcullis.model.Certificate;
import io.portcullis.model.Hop;
import io.portcullis.model.evidence.AuditRecord;

/** Records of canaries, for tests of what is made of records. */
public final class CanaryRecords {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private CanaryRecords() {}

  /** One that landed in time, and one whose CRL was late. */
  public static List<AuditRecord> of(Certificate certificate, Instant at) {
    Book book = new Book(Duration.ofMinutes(5), LIMIT);
    return List.of(
        book.record(landing(certificate, at, Duration.ofMillis(300))),
        book.record(landing(certificate, at.plusSeconds(300), Duration.ofSeconds(9))));
  }

  private static Landing landing(Certificate certificate, Instant at, Duration late) {
    Instant revoked = at.plusSeconds(1);
    Map<Hop.Kind, Instant> seen = new HashMap<>();
    Landing.HOPS.forEach(kind -> seen.put(kind, revoked.plusMillis(100)));
    seen.put(Hop.Kind.CRL, revoked.plus(late));
    return Landing.of(at, certificate, Duration.ofMillis(90), revoked, seen, LIMIT);
  }
}
