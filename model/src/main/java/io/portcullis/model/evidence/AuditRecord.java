package io.portcullis.model.evidence;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * One audit document before it is sealed.
 *
 * @param id the same however often it is computed
 * @param document ECS, nested maps
 */
public record AuditRecord(
    String id, Dataset dataset, Instant at, String subject, Map<String, Object> document) {

  /** The data streams that records go to. */
  public enum Dataset {
    SIGNALS,
    DECISIONS,
    ACTIONS,
    AUDIT;

    public String plain() {
      return "portcullis." + name().toLowerCase(Locale.ROOT);
    }
  }
}
