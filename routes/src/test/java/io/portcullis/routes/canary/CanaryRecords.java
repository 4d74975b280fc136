package io.portcullis.routes.canary;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portcullis.model.Hop;
import io.portcullis.model.evidence.AuditRecord;

/** Records of canaries that fared well and badly. */
public final class CanaryRecords {
  private CanaryRecords() {}

  public static List<AuditRecord> all(Instant at) {
    Book book = new Book(Duration.ofMinutes(5), Duration.ofSeconds(5));
    Map<Hop.Kind, Duration> took =
        Landing.HOPS.stream()
            .collect(java.util.stream.Collectors.toMap(k -> k, k -> Duration.ofMillis(40)));
    Landing good =
        new Landing(at, Optional.empty(), Optional.of(Duration.ofMillis(9)), took, List.of());
    return List.of(
        book.record(good),
        book.record(Landing.broken(at.plusSeconds(1), Optional.empty(), "nothing was issued")));
  }
}
