package io.portcullis.routes.fields;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.portcullis.connectors.api.Json;

/**
 * Brings a vendor's document into the fields of the {@link FieldTable}, so that no document can
 * have a field that Elasticsearch refuses, and none can fill an index with fields. What is not in
 * the table, or has another shape there, is kept below {@code portcullis.personal}: nobody knows
 * whom it names.
 */
public final class Fit {
  /** Names of other fields that can be searched. */
  static final int MOST = 500;

  /** Longest such name, in characters. */
  static final int MAX_NAME = 256;

  private final FieldTable table;
  private final Map<String, Object> other = new LinkedHashMap<>();
  private final Map<String, Object> rest = new LinkedHashMap<>();

  private Fit(FieldTable table) {
    this.table = table;
  }

  /**
   * @param document the fields of the table
   * @param personal what belongs below {@code portcullis.personal}
   */
  public record Fitted(Map<String, Object> document, Map<String, Object> personal) {}

  /** The same document gives the same, whatever its order. */
  public static Fitted of(Map<String, Object> foreign) {
    Fit fit = new Fit(FieldTable.built());
    Map<String, Object> document = fit.object("", foreign);
    Map<String, Object> personal = new LinkedHashMap<>();
    if (!fit.other.isEmpty()) {
      personal.put("other", fit.other);
    }
    if (!fit.rest.isEmpty()) {
      personal.put("rest", Json.text(fit.rest));
    }
    return new Fitted(document, personal);
  }

  private Map<String, Object> object(String above, Map<?, ?> map) {
    Map<String, Object> kept = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> {
          String name = above + key;
          if (value instanceof Map<?, ?> inner && table.isObject(name) && !ours(name)) {
            Map<String, Object> below = object(name + ".", inner);
            if (!below.isEmpty()) {
              kept.put(key.toString(), below);
            }
          } else if (table.field(name).isPresent() && plain(value) && !ours(name)) {
            kept.put(key.toString(), value);
          } else {
            aside(name, value);
          }
        });
    return kept;
  }

  /** A vendor does not speak in the hub's name. */
  private static boolean ours(String name) {
    return (name + ".").startsWith(FieldTable.OWN);
  }

  private static boolean plain(Object value) {
    return value instanceof Collection<?> many
        ? many.stream().noneMatch(v -> v instanceof Map || v instanceof Collection)
        : !(value instanceof Map);
  }

  private void aside(String name, Object value) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      map.forEach((key, inner) -> aside(name + "." + key, inner));
    } else if (other.size() < MOST && searchable(name)) {
      other.put(name, text(value));
    } else {
      rest.put(name, value);
    }
  }

  /** Elasticsearch takes no name that is blank or has a NUL in it (its reference, "Flattened"). */
  private static boolean searchable(String name) {
    return !name.isBlank() && name.length() <= MAX_NAME && name.indexOf('\0') < 0;
  }

  private static Object text(Object value) {
    return value instanceof Collection<?> many && plain(value)
        ? List.copyOf(many.stream().map(String::valueOf).toList())
        : value instanceof Map || value instanceof Collection
            ? Json.text(value)
            : String.valueOf(value);
  }
}
