package io.portcullis.routes.seal;

import java.time.Instant;
import java.util.Map;

import io.portcullis.model.evidence.AuditRecord;
import io.portcullis.model.evidence.Dataset;

/** Records to test with. */
final class Records {
  static final Instant AT = Instant.parse("2026-03-04T05:06:07.089Z");

  private Records() {}

  static AuditRecord record(int number) {
    Dataset dataset = Dataset.values()[number % Dataset.values().length];
    Map<String, Object> document =
        Map.of(
            "event", Map.of("action", "step-" + number, "kind", "event"),
            "user", Map.of("name", "person-" + number),
            "portcullis", Map.of("generation", (long) number));
    return new AuditRecord("rec-" + number, dataset, AT, "dev-" + number % 7, document);
  }
}
