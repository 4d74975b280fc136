package io.portcullis.dashboards;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * One saved object of Kibana, as a line of an export.
 *
 * @param version typeMigrationVersion: the form of the attributes. Without one Kibana replays every
 *     migration, and one above its own is refused
 */
public record Saved(
    String type, String id, String version, Map<String, Object> attributes, List<Reference> refs) {
  /** The form of the envelope, for all types. */
  static final String CORE = "8.8.0";

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  /** From one saved object to another. */
  public record Reference(String name, String type, String id) {}

  /** The same text for the same value, whatever the order it was put together in. */
  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same id for the same names (RFC 9562 section 5.3). */
  static String id(String... names) {
    byte[] bytes = String.join("\n", names).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(bytes).toString();
  }

  String line() {
    return json(
        Map.of(
            "attributes",
            attributes,
            "coreMigrationVersion",
            CORE,
            "id",
            id,
            "managed",
            false,
            "references",
            refs.stream().sorted(Comparator.comparing(Reference::name)).toList(),
            "type",
            type,
            "typeMigrationVersion",
            version));
  }

  /** One object a line, each line ended. */
  static String lines(List<Saved> objects) {
    return objects.stream().map(o -> o.line() + "\n").collect(Collectors.joining());
  }
}
