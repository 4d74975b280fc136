package io.portcullis.routes.canary;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portcullis.model.evidence.AuditRecord;

/** Records of canaries, as the duty writes them. */
public final class LandingRecords {
  private LandingRecords() {}

  public static AuditRecord of(boolean good, Instant at) {
    Landing landing =
        good
            ? new Landing(at, Optional.empty(), Optional.empty(), Map.of(), List.of())
            : Landing.broken(at, Optional.empty(), "nothing was issued");
    return new Book(Duration.ofMinutes(5), Duration.ofSeconds(5)).record(landing);
  }
}
