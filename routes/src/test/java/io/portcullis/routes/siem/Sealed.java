package io.portcullis.routes.siem;

import java.time.Instant;
import java.util.Map;

import io.portcullis.model.evidence.AuditRecord;
import io.portcullis.model.evidence.Dataset;
import io.portcullis.model.evidence.Head;
import io.portcullis.model.evidence.Unsealed;

/** Sealed records as they stand in the topic. */
final class Sealed {
  static final Instant AT = Instant.parse("2026-11-27T12:00:00.123456789Z");

  private Sealed() {}

  static byte[] of(Dataset dataset, long sequence, Map<String, Object> document) {
    AuditRecord record = new AuditRecord("r" + sequence, dataset, AT, "dev-1", document);
    Unsealed unsealed = Unsealed.of(record, "ab".repeat(32));
    return unsealed.with(unsealed.seal("c0", new Head(sequence - 1, "0".repeat(64))));
  }

  /** One that every target wants. */
  static byte[] audit(long sequence) {
    return of(Dataset.AUDIT, sequence, Map.of("event", Map.of("action", "step")));
  }

  static SiemRecord record(Dataset dataset, Map<String, Object> document) {
    return SiemRecord.read(of(dataset, 7, document));
  }
}
