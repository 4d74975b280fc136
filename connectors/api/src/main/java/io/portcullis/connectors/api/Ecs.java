package io.portcullis.connectors.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Builds a record as a nested ECS document (Elastic Common Schema 9.x). Empty values are left out,
 * and related.ip, related.user and related.hosts follow from what is put in.
 */
public final class Ecs {
  public static final String VERSION = "9.0.0";

  private static final Set<String> USERS =
      Set.of(
          "user.id",
          "user.name",
          "user.email",
          "user.target.id",
          "user.target.name",
          "user.target.email",
          "client.user.id",
          "source.user.id");

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
    int dot = field.lastIndexOf('.');
    parent(dot < 0 ? "" : field.substring(0, dot)).put(field.substring(dot + 1), value);
    relate(field, value);
    return this;
  }

  /** Adds to a list field, once. */
  public Ecs add(String field, String value) {
    if (value.isBlank()) {
      return this;
    }
    int dot = field.lastIndexOf('.');
    Map<String, Object> parent = parent(field.substring(0, Math.max(dot, 0)));
    @SuppressWarnings("unchecked")
    List<Object> list =
        (List<Object>) parent.computeIfAbsent(field.substring(dot + 1), k -> new ArrayList<>());
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

  private void relate(String field, Object value) {
    if (!(value instanceof String text)) {
      return;
    }
    if (field.endsWith(".ip")) {
      add("related.ip", text);
    } else if (USERS.contains(field)) {
      add("related.user", text);
    } else if (field.equals("host.name") || field.equals("host.hostname")) {
      add("related.hosts", text);
    }
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> parent(String path) {
    Map<String, Object> map = root;
    for (String name : path.isEmpty() ? new String[0] : path.split("\\.", -1)) {
      map = (Map<String, Object>) map.computeIfAbsent(name, k -> new LinkedHashMap<>());
    }
    return map;
  }
}
