package io.portcullis.routes.seal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.portcullis.model.Itself;
import io.portcullis.model.Signal;
import io.portcullis.model.evidence.AuditRecord;
import io.portcullis.model.evidence.Dataset;

/** That something is wrong with the hub's own trail: as a record, and as a note of the hub. */
final class Interruption {
  /** Who notes it: the hub, and no person. */
  private static final String HUB = "portcullis";

  private Interruption() {}

  /**
   * @param category of ECS: "database" where Elasticsearch is meant
   * @param details under "portcullis"
   */
  static AuditRecord record(
      String id,
      String category,
      String action,
      String reason,
      Map<String, Object> details,
      Instant at) {
    Map<String, Object> event =
        Map.of(
            "kind",
            "alert",
            "category",
            List.of(category),
            "type",
            List.of("change"),
            "action",
            action,
            "outcome",
            "failure",
            "reason",
            reason);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("event", event);
    document.put("portcullis", details);
    return new AuditRecord(id, Dataset.AUDIT, at, "", document);
  }

  /** For the rules, which look at notes of this topic. */
  static Signal note(String action, String about, Instant at) {
    return Itself.noted(Itself.AUDIT, action, true, HUB, about, at);
  }
}
