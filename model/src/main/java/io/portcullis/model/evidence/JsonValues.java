package io.portcullis.model.evidence;

import java.math.BigInteger;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings any document into the set of values that evidence is made of: strings, booleans, null,
 * integers of at most 2^53, lists and maps of them. All else becomes a string, because readers of
 * JSON do not agree on it: a fraction, a 64-bit integer, a time.
 */
final class JsonValues {
  static final long MAX_INTEGER = 1L << 53;
  static final int MAX_DEPTH = 100;

  private static final BigInteger MAX = BigInteger.valueOf(MAX_INTEGER);

  private JsonValues() {}

  /**
   * @throws IllegalArgumentException when it nests deeper than {@link #MAX_DEPTH}
   */
  static Map<String, Object> document(Map<?, ?> raw) {
    return map(raw, 1);
  }

  private static Object value(Object raw, int depth) {
    return switch (raw) {
      case null -> null;
      case Boolean flag -> flag;
      case Map<?, ?> map -> map(map, depth + 1);
      case Collection<?> list -> list(list, depth + 1);
      case Object[] array -> list(Arrays.asList(array), depth + 1);
      case Long n -> integer(BigInteger.valueOf(n));
      case Integer n -> (long) n;
      case Short n -> (long) n;
      case Byte n -> (long) n;
      case BigInteger n -> integer(n);
      default -> text(raw.toString());
    };
  }

  private static Map<String, Object> map(Map<?, ?> raw, int depth) {
    bound(depth);
    Map<String, Object> map = new LinkedHashMap<>();
    raw.forEach((key, value) -> map.put(text(String.valueOf(key)), value(value, depth)));
    return Collections.unmodifiableMap(map);
  }

  private static List<Object> list(Collection<?> raw, int depth) {
    bound(depth);
    List<Object> list = new ArrayList<>(raw.size());
    raw.forEach(value -> list.add(value(value, depth)));
    return Collections.unmodifiableList(list);
  }

  private static Object integer(BigInteger n) {
    return n.abs().compareTo(MAX) <= 0 ? (Object) n.longValueExact() : n.toString();
  }

  /**
   * Half of a surrogate pair can not be written as UTF-8. It is replaced, not refused: else a name
   * with one in it would keep its bearer out of the evidence.
   */
  private static String text(String raw) {
    if (!hasSurrogate(raw)) {
      return raw;
    }
    try {
      StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(raw));
      return raw;
    } catch (CharacterCodingException e) {
      return raw.codePoints()
          .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
          .toString();
    }
  }

  private static boolean hasSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static void bound(int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("document nests deeper than " + MAX_DEPTH);
    }
  }
}
