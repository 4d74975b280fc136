package io.portcullis.connectors.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds a record as a nested ECS document (Elastic Common Schema 9.x). Empty values are left out,
 * and related.ip, related.user and related.hosts follow from what is put in.
 */
public final class Ecs {
  public static final String VERSION = "9.0.0";

  private final Map<String, Object> root = new LinkedHashMap<>();

  /**
   * @param dataset event.dataset, the vendor's stream, e.g. "okta.system"
   */
  public Ecs(Instant timestamp, String vendor, String dataset) {
    root.put("@timestamp", timestamp.toString());
    put("ecs.version", VERSION);
    put("observer.vendor", vendor);
    put("event.dataset", dataset);
    put("event.kind", "event");
  }

  /** Sets a dotted field; a blank text and an empty list leave the document as it is. */
  public Ecs put(String field, Object value) {
    if (value instanceof String text && text.isBlank()) {
      return this;
    }
    if (value instanceof Collection<?> many && many.isEmpty()) {
      return this;
    }
    EcsField place = EcsField.of(field);
    parent(place).put(place.leaf(), value);
    if (!place.related().isEmpty() && value instanceof String text) {
      add(place.related(), text);
    }
    return this;
  }

  /** Adds to a list field, once. */
  public Ecs add(String field, String value) {
    if (value.isBlank()) {
      return this;
    }
    EcsField place = EcsField.of(field);
    @SuppressWarnings("unchecked")
    List<Object> list =
        (List<Object>) parent(place).computeIfAbsent(place.leaf(), k -> new ArrayList<>());
    if (!list.contains(value)) {
      list.add(value);
    }
    return this;
  }

  /** event.category and event.type: ECS's closed lists. */
  public Ecs kind(String category, String type) {
    return add("event.category", category).add("event.type", type);
  }

  public Ecs outcome(boolean success) {
    return put("event.outcome", success ? "success" : "failure");
  }

  /** Sets base.address, and base.ip where it is an address literal: an index refuses other text. */
  public Ecs address(String base, String value) {
    put(base + ".address", value);
    return IpLiteral.is(value) ? put(base + ".ip", value) : this;
  }

  public Map<String, Object> build() {
    return root;
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> parent(EcsField field) {
    Map<String, Object> map = root;
    for (String name : field.parents()) {
      map = (Map<String, Object>) map.computeIfAbsent(name, k -> new LinkedHashMap<>());
    }
    return map;
  }
}
