package io.portcullis.routes.stream;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.portcullis.model.evidence.Dataset;
import io.portcullis.routes.fields.Sorting;

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

  /** That people have to look: {@code event.kind}. */
  public Documents alert() {
    object("event").put("kind", "alert");
    return this;
  }

  /** Where ECS sorts it, unless the source said it. */
  public Documents sorted(Sorting sorting) {
    if (!object("event").containsKey("category")) {
      Map<String, Object> event = object("event");
      event.put("category", List.of(sorting.category()));
      event.put("type", List.of(sorting.type()));
    }
    return this;
  }

  /** A field by its dotted name, unless it is there or there is nothing to say. */
  public Documents add(String dotted, Object value) {
    if (!"".equals(value) && !List.of().equals(value)) {
      List<String> names = List.of(dotted.split("\\."));
      add(document, names, value);
    }
    return this;
  }

  public Documents addAll(Map<String, Object> dotted) {
    dotted.forEach(this::add);
    return this;
  }

  public Map<String, Object> build() {
    return document;
  }

  private static void add(Map<String, Object> map, List<String> names, Object value) {
    String name = names.getFirst();
    if (names.size() == 1) {
      map.putIfAbsent(name, value);
    } else if (!map.containsKey(name) || map.get(name) instanceof Map) {
      add(object(map, name), names.subList(1, names.size()), value);
    }
  }

  private Map<String, Object> object(String field) {
    return object(document, field);
  }

  @SuppressWarnings("unchecked") // Documents are maps of maps all the way down.
  private static Map<String, Object> object(Map<String, Object> in, String field) {
    Object existing = in.get(field);
    Map<String, Object> copy =
        existing instanceof Map<?, ?> map
            ? new LinkedHashMap<>((Map<String, Object>) map)
            : new LinkedHashMap<>();
    in.put(field, copy);
    return copy;
  }
}
