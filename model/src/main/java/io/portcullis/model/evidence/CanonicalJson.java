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
    return text(document).getBytes(StandardCharsets.UTF_8);
  }

  static String text(Object value) {
    StringBuilder out = new StringBuilder();
    write(out, value, 0);
    return out.toString();
  }

  private static void write(StringBuilder out, Object value, int depth) {
    if (depth > JsonValues.MAX_DEPTH) {
      throw new IllegalArgumentException("document nests deeper than " + JsonValues.MAX_DEPTH);
    }
    switch (value) {
      case null -> out.append("null");
      case Boolean flag -> out.append(flag);
      case String text -> string(out, text);
      case Integer n -> integer(out, n);
      case Long n -> integer(out, n);
      case List<?> list -> list(out, list, depth);
      case Map<?, ?> map -> map(out, map, depth);
      default -> throw new IllegalArgumentException("not a value of evidence: " + value.getClass());
    }
  }

  private static void integer(StringBuilder out, long n) {
    if (n > JsonValues.MAX_INTEGER || n < -JsonValues.MAX_INTEGER) {
      throw new IllegalArgumentException("integer beyond 2^53, write it as a string: " + n);
    }
    out.append(n);
  }

  private static void list(StringBuilder out, List<?> list, int depth) {
    out.append('[');
    String comma = "";
    for (Object value : list) {
      out.append(comma);
      write(out, value, depth + 1);
      comma = ",";
    }
    out.append(']');
  }

  private static void map(StringBuilder out, Map<?, ?> map, int depth) {
    out.append('{');
    String comma = "";
    // Java compares strings by UTF-16 code units, which is just the order the RFC asks for.
    String[] keys = map.keySet().toArray(String[]::new);
    Arrays.sort(keys);
    for (String key : keys) {
      out.append(comma);
      string(out, key);
      out.append(':');
      write(out, map.get(key), depth + 1);
      comma = ",";
    }
    out.append('}');
  }

  private static void string(StringBuilder out, String text) {
    out.append('"');
    int plain = plain(text);
    out.append(text, 0, plain);
    for (int i = plain; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        i += pair(out, text, i);
      } else {
        character(out, c);
      }
    }
    out.append('"');
  }

  /** How many characters from the start stand for themselves: mostly all. */
  private static int plain(String text) {
    int i = 0;
    while (i < text.length() && plain(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean plain(char c) {
    return c >= ' ' && c != '"' && c != '\\' && !Character.isSurrogate(c);
  }

  private static int pair(StringBuilder out, String text, int at) {
    int codePoint = text.codePointAt(at);
    if (!Character.isSupplementaryCodePoint(codePoint)) {
      throw new IllegalArgumentException("half a surrogate pair at character " + at);
    }
    out.appendCodePoint(codePoint);
    return 1;
  }

  private static void character(StringBuilder out, char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      default -> {
        if (c < ' ') {
          out.append("\\u00").append(c < 0x10 ? "0" : "1").append(Character.forDigit(c & 0xF, 16));
        } else {
          out.append(c);
        }
      }
    }
  }
}
