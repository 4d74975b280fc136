package io.portcullis.routes.stream;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.portcullis.model.evidence.Dataset;

/** Builds the ECS documents that the stages write; what is our own lies under "portcullis". */
public final class Documents {
  private final Map<String, Object> document;

  private Documents(Map<String, Object> document) {
    this.document = document;
  }

  public static Documents of(Dataset dataset, Instant at, String action, String outcome) {
    return over(new LinkedHashMap<>(), dataset, at, action, outcome);
  }

  /** On top of what a parser made of the vendor's record. */
  public static Documents over(
      Map<String, Object> ecs, Dataset dataset, Instant at, String action, String outcome) {
    Documents documents = new Documents(new LinkedHashMap<>(ecs));
    if (!ecs.containsKey("@timestamp")) {
      documents.put("@timestamp", at.toString());
    }
    Map<String, Object> event = documents.object("event");
    event.putIfAbsent("kind", "event");
    event.putIfAbsent("action", action);
    event.put("dataset", dataset.full());
    event.put("module", "portcullis");
    event.put("ingested", at.toString());
    if (!outcome.isEmpty()) {
      event.putIfAbsent("outcome", outcome);
    }
    documents.own("stage", action);
    return documents;
  }

  public Documents put(String field, Object value) {
    document.put(field, value);
    return this;
  }

  /** A field of ours. */
  public Documents own(String field, Object value) {
    object("portcullis").put(field, value);
    return this;
  }

  public Map<String, Object> build() {
    return document;
  }

  @SuppressWarnings("unchecked") // Documents are maps of maps all the way down.
  private Map<String, Object> object(String field) {
    Object existing = document.get(field);
    Map<String, Object> copy =
        existing instanceof Map<?, ?> map
            ? new LinkedHashMap<>((Map<String, Object>) map)
            : new LinkedHashMap<>();
    document.put(field, copy);
    return copy;
  }
}
