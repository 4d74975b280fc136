package io.portcullis.evidence.checkpoint;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

/** The fields of one JSON object, each asked for once; what nobody asked for is an error. */
final class Fields {
  private static final int MOST_TEXT = 1_024;

  private final JsonNode node;
  private final String path;
  private final Set<String> asked = new HashSet<>();

  private Fields(JsonNode node, String path) {
    this.node = node;
    this.path = path;
  }

  /**
   * @param path of the object, for errors
   */
  static Fields of(JsonNode node, String path) {
    if (node == null || !node.isObject()) {
      throw new IllegalArgumentException(path + ": not an object");
    }
    return new Fields(node, path);
  }

  boolean has(String name) {
    asked.add(name);
    return node.has(name);
  }

  JsonNode node(String name) {
    asked.add(name);
    JsonNode value = node.get(name);
    if (value == null) {
      throw wrong(name, "missing");
    }
    return value;
  }

  String text(String name) {
    return text(node(name), name);
  }

  /** Base64 of any length that the line's bound allows. */
  String long64(String name) {
    JsonNode value = node(name);
    if (!value.isTextual() || !value.textValue().matches("[A-Za-z0-9+/]+={0,2}")) {
      throw wrong(name, "not base64");
    }
    return value.textValue();
  }

  /** A SHA-256 in lower-case hex. */
  String hash(String name) {
    String text = text(name);
    if (!text.matches("[0-9a-f]{64}")) {
      throw wrong(name, "not 64 lower-case hex digits");
    }
    return text;
  }

  /** From 0 to 2^53. */
  long integer(String name) {
    JsonNode value = node(name);
    boolean fits = value.isIntegralNumber() && value.canConvertToLong();
    if (!fits || value.longValue() < 0 || value.longValue() > 1L << 53) {
      throw wrong(name, "not an integer from 0 to 2^53");
    }
    return value.longValue();
  }

  /** Spelled as Java spells it, because the signature is over that spelling. */
  Instant instant(String name) {
    String text = text(name);
    try {
      Instant at = Instant.parse(text);
      if (at.toString().equals(text)) {
        return at;
      }
    } catch (DateTimeException e) {
      // Told below.
    }
    throw wrong(name, "not a time in UTC, as in 2026-11-27T12:00:00Z");
  }

  <T> T word(String name, T[] values, Function<T, String> word) {
    String text = text(name);
    return Arrays.stream(values)
        .filter(v -> word.apply(v).equals(text))
        .findFirst()
        .orElseThrow(() -> wrong(name, "none of the words known here"));
  }

  <T> List<T> list(String name, Function<Fields, T> read) {
    JsonNode value = node(name);
    if (!value.isArray() || value.size() > Checkpoint.MOST_ENTRIES) {
      throw wrong(name, "not a list of at most " + Checkpoint.MOST_ENTRIES);
    }
    List<T> list = new ArrayList<>();
    for (JsonNode entry : value) {
      Fields fields = of(entry, "%s.%s[%d]".formatted(path, name, list.size()));
      list.add(read.apply(fields));
      fields.end();
    }
    return list;
  }

  /** As {@link #list}, for one that is left out when it is empty. */
  <T> List<T> some(String name, Function<Fields, T> read) {
    if (!has(name)) {
      return List.of();
    }
    List<T> list = list(name, read);
    if (list.isEmpty()) {
      throw wrong(name, "empty; it is left out then");
    }
    return list;
  }

  List<String> texts(String name) {
    if (!has(name)) {
      return List.of();
    }
    JsonNode value = node(name);
    if (!value.isArray() || value.isEmpty() || value.size() > Checkpoint.MOST_ENTRIES) {
      throw wrong(name, "not a list of at most " + Checkpoint.MOST_ENTRIES);
    }
    List<String> texts = new ArrayList<>();
    value.forEach(entry -> texts.add(text(entry, name)));
    return texts;
  }

  void end() {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!asked.contains(name)) {
                throw wrong(name, "unknown");
              }
            });
  }

  IllegalArgumentException wrong(String name, String problem) {
    String shown = name.length() > 64 ? name.substring(0, 64) : name;
    return new IllegalArgumentException(path + "." + shown + ": " + problem);
  }

  private String text(JsonNode value, String name) {
    if (!value.isTextual() || value.textValue().isEmpty()) {
      throw wrong(name, "not a text");
    }
    if (value.textValue().length() > MOST_TEXT) {
      throw wrong(name, "longer than " + MOST_TEXT + " characters");
    }
    return value.textValue();
  }
}
