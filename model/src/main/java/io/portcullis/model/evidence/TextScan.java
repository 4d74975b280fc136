package io.portcullis.model.evidence;

import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Walks through JSON text without blanks (RFC 8785 section 3.2.1), from left to right.
 *
 * <p>All methods throw IllegalArgumentException or IndexOutOfBoundsException for any other text.
 */
final class TextScan {
  private static final int NAME = 256;

  private final byte[] bytes;
  private final int end;
  private int at;

  TextScan(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
  }

  byte[] bytes() {
    return bytes;
  }

  int at() {
    return at;
  }

  void expect(char c) {
    require(at < end && bytes[at] == c);
    at++;
  }

  void end() {
    require(at == end);
  }

  /** A map that is closed as soon as it was opened. */
  boolean closes() {
    return skips('}');
  }

  /** Behind a field: whether another one follows, or the map is closed. */
  boolean more() {
    if (skips(',')) {
      return true;
    }
    expect('}');
    return false;
  }

  boolean opensFullMap() {
    return at + 1 < end && bytes[at] == '{' && bytes[at + 1] != '}';
  }

  /** The name of a field and its colon. One that is spelled with an escape is not the hub's. */
  String key() {
    int from = at + 1;
    skipString();
    String key = new String(bytes, from, at - 1 - from, UTF_8);
    require(key.length() <= NAME && key.indexOf('\\') < 0);
    expect(':');
    return key;
  }

  /** Goes over a value of any kind. */
  void value() {
    int depth = 0;
    do {
      byte c = bytes[at];
      if (c == '"') {
        skipString();
      } else {
        require(c > ' ');
        depth += c == '{' || c == '[' ? 1 : 0;
        depth -= c == '}' || c == ']' ? 1 : 0;
        at++;
      }
      require(at <= end);
    } while (depth > 0 || !atBorder());
  }

  /** A map of strings and integers. */
  void flat(Map<String, Object> into) {
    expect('{');
    boolean more = !closes();
    while (more) {
      String key = key();
      int from = at;
      value();
      String text = string(from);
      require(into.put(key, bytes[from] == '"' ? text : (Object) Long.parseLong(text)) == null);
      more = more();
    }
  }

  /** The value that begins there and ends here: a string without its marks, else as it stands. */
  String string(int from) {
    boolean quoted = bytes[from] == '"';
    String text = new String(bytes, from, at - from, UTF_8);
    require(text.indexOf('\\') < 0);
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  /** What follows on that beginning up to the next mark, in the value that begins there. */
  String within(int from, String beginning) {
    String text = new String(bytes, from, at - from, UTF_8);
    int start = text.indexOf(beginning);
    int after = start + beginning.length();
    return start < 0 ? "" : text.substring(after, text.indexOf('"', after));
  }

  private boolean atBorder() {
    return at == end || bytes[at] == ',' || bytes[at] == '}' || bytes[at] == ']';
  }

  private boolean skips(char c) {
    boolean there = at < end && bytes[at] == c;
    at += there ? 1 : 0;
    return there;
  }

  private void skipString() {
    expect('"');
    while (bytes[at] != '"') {
      at += bytes[at] == '\\' ? 2 : 1;
    }
    at++;
    require(at <= end);
  }

  private void require(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException("not as the sealer writes, at octet " + at);
    }
  }
}
