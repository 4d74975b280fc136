package io.portcullis.connectors.api.ecs;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;

/** A document's fields as nested maps, whichever way it spells them. */
final class Fields {
  /** A longer name is kept as it is: none of ECS's comes near. */
  private static final int MAX_NAME = 256;

  private Fields() {}

  static Map<String, Object> of(Doc doc, Instant at) {
    Map<String, Object> root = new LinkedHashMap<>();
    nest(root, doc.map());
    root.put("@timestamp", at.toString());
    put(root, "ecs.version", Ecs.VERSION);
    return root;
  }

  private static void nest(Map<String, Object> into, Map<?, ?> from) {
    from.forEach(
        (name, value) -> {
          if (value != null) {
            put(into, name.toString(), value);
          }
        });
  }

  /** Of two spellings of one field the first counts. */
  private static void put(Map<String, Object> into, String name, Object value) {
    int dot = name.indexOf('.');
    if (dot > 0 && dot < name.length() - 1 && name.length() <= MAX_NAME) {
      put(into, name.substring(0, dot), Map.of(name.substring(dot + 1), value));
      return;
    }
    if (!(value instanceof Map<?, ?> map)) {
      into.putIfAbsent(name, value);
      return;
    }
    Object held = into.computeIfAbsent(name, n -> new LinkedHashMap<String, Object>());
    if (held instanceof Map<?, ?>) {
      @SuppressWarnings("unchecked")
      Map<String, Object> inner = (Map<String, Object>) held;
      nest(inner, map);
    }
  }
}
