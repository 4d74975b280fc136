package io.portcullis.model.evidence;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One audit document. It is written in the same transaction as what it tells.
 *
 * @param id the same however often the same thing is told
 * @param dataset where it belongs
 * @param at when it happened, by the hub's clock of decisions
 * @param subject id of the subject, or empty
 * @param document ECS fields as nested maps; values that JSON readers do not agree on become
 *     strings here. Persons may be named only at the paths of {@link PersonalPaths}
 */
public record AuditRecord(
    String id, Dataset dataset, Instant at, String subject, Map<String, Object> document) {
  private static final String ECS_VERSION = "9.0.0";

  /**
   * @throws IllegalArgumentException when the id is blank, a field is missing, or the document
   *     nests deeper than 100
   */
  public AuditRecord {
    require(id != null && !id.isBlank(), "id is empty");
    require(dataset != null, "dataset is missing");
    require(at != null, "at is missing");
    require(subject != null, "subject is missing");
    require(document != null, "document is missing");
    document = JsonValues.document(document);
  }

  /** The document with what every record carries: time, dataset, ids. This is what is sealed. */
  public Map<String, Object> complete() {
    Map<String, Object> complete = new LinkedHashMap<>(document);
    complete.put("@timestamp", at.toString());
    merge(complete, "ecs", Map.of("version", ECS_VERSION));
    merge(complete, "event", Map.of("module", "portcullis", "dataset", dataset.full()));
    merge(
        complete,
        "data_stream",
        Map.of("type", "logs", "dataset", dataset.full(), "namespace", "default"));
    merge(complete, "portcullis", Map.of("record", id, "subject", subject));
    return complete;
  }

  private static void merge(Map<String, Object> into, String key, Map<String, ?> fields) {
    Map<String, Object> merged = new LinkedHashMap<>();
    if (into.get(key) instanceof Map<?, ?> present) {
      present.forEach((name, value) -> merged.put((String) name, value));
    }
    merged.putAll(fields);
    into.put(key, merged);
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException("record: " + problem);
    }
  }
}
