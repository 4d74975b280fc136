package io.portcullis.routes.seal;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.portcullis.model.evidence.AuditRecord;

/** What the hub records of its own trail. */
public final class OwnRecords {
  private OwnRecords() {}

  public static List<AuditRecord> all(Instant at) {
    return List.of(
        Interruption.record(
            "trail-1",
            "database",
            OwnTrail.WAITS,
            "away",
            Map.of("trail", Map.of("about", "sealed")),
            at),
        Interruption.record(
            "trail-2",
            "process",
            Sealer.UNSEALED,
            "too long",
            Map.of("trail", Map.of("about", "records-1")),
            at),
        Interruption.record(
            "trail-3",
            "database",
            OwnTrail.CONFLICT,
            "another document",
            Map.of("conflict", Map.of("document", "c0-1", "sealed", "ab", "stored", "cd")),
            at));
  }
}
