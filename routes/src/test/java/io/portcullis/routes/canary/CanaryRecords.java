package io.portcullis.routes.canary;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portcullis.model.Hop;
import io.portcullis.model.evidence.AuditRecord;

/** Records of canaries that fared well and badly, as the duty writes them. */
public final class CanaryRecords {
  private CanaryRecords() {}

  public static List<AuditRecord> all(Instant at) {
    Map<Hop.Kind, Duration> took =
        Landing.HOPS.stream()
            .collect(java.util.stream.Collectors.toMap(k -> k, k -> Duration.ofMillis(40)));
    Landing good =
        new Landing(at, Optional.empty(), Optional.of(Duration.ofMillis(9)), took, List.of());
    return List.of(record(good), bad(at.plusSeconds(1)));
  }

  /** One that landed, with no hop to speak of. */
  public static AuditRecord good(Instant at) {
    return record(new Landing(at, Optional.empty(), Optional.empty(), Map.of(), List.of()));
  }

  public static AuditRecord bad(Instant at) {
    return record(Landing.broken(at, Optional.empty(), "nothing was issued"));
  }

  private static AuditRecord record(Landing landing) {
    return new Book(Duration.ofMinutes(5), Duration.ofSeconds(5)).record(landing);
  }
}
