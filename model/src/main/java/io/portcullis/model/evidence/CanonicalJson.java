package io.portcullis.model.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * JSON with one spelling for each document (RFC 8785), for the values that evidence is made of:
 * strings, booleans, null, integers of at most 2^53, lists and maps. There are no fractions, so the
 * part of the RFC on floating point numbers is not needed.
 */
public final class CanonicalJson {
  private CanonicalJson() {}

  /**
   * UTF-8, no blanks, keys in the order of their UTF-16 code units (RFC 8785 section 3.2.3).
   *
   * @throws IllegalArgumentException for any other value, half a surrogate pair (section 3.2.2.2),
   *     or nesting deeper than 100
   */
  public static byte[] bytes(Map<String, ?> document) {
    return written(document).toBytes();
  }

  static String text(Object value) {
    return new String(written(value).toBytes(), StandardCharsets.UTF_8);
  }

  /**
   * @param depth of maps and lists around it
   */
  static void write(JsonBytes out, Object value, int depth) {
    bound(depth);
    switch (value) {
      case null -> out.add("null");
      case Boolean flag -> out.add(flag.toString());
      case String text -> out.string(text);
      case Integer n -> integer(out, n);
      case Long n -> integer(out, n);
      case List<?> list -> list(out, list, depth);
      case Map<?, ?> map -> map(out, map, depth);
      default -> throw new IllegalArgumentException("not a value of evidence: " + value.getClass());
    }
  }

  /** Java compares strings by UTF-16 code units, which is just the order the RFC asks for. */
  static String[] sorted(Map<?, ?> map) {
    String[] keys = map.keySet().toArray(String[]::new);
    Arrays.sort(keys);
    return keys;
  }

  static void bound(int depth) {
    if (depth > JsonValues.MAX_DEPTH) {
      throw new IllegalArgumentException("document nests deeper than " + JsonValues.MAX_DEPTH);
    }
  }

  private static JsonBytes written(Object value) {
    JsonBytes out = new JsonBytes();
    write(out, value, 0);
    return out;
  }

  private static void integer(JsonBytes out, long n) {
    if (n > JsonValues.MAX_INTEGER || n < -JsonValues.MAX_INTEGER) {
      throw new IllegalArgumentException("integer beyond 2^53, write it as a string: " + n);
    }
    out.add(Long.toString(n));
  }

  private static void list(JsonBytes out, List<?> list, int depth) {
    out.add('[');
    for (Object value : list) {
      out.comma();
      write(out, value, depth + 1);
    }
    out.add(']');
  }

  private static void map(JsonBytes out, Map<?, ?> map, int depth) {
    out.add('{');
    for (String key : sorted(map)) {
      out.comma();
      out.string(key);
      out.add(':');
      write(out, map.get(key), depth + 1);
    }
    out.add('}');
  }
}
