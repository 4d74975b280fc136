package io.portcullis.model.evidence;

import java.util.Arrays;

import io.portcullis.model.Ids;

import static java.nio.charset.StandardCharsets.UTF_8;

/** JSON text as it grows, in UTF-8. Mostly all of it is ASCII and is written octet by octet. */
final class JsonBytes {
  private static final int START = 1_024;

  private byte[] bytes = new byte[START];
  private int size;

  int size() {
    return size;
  }

  boolean endsWith(char c) {
    return size > 0 && bytes[size - 1] == c;
  }

  /** Forgets what was written after that size. */
  void cut(int to) {
    size = to;
  }

  void add(char ascii) {
    room(1);
    bytes[size++] = (byte) ascii;
  }

  void add(String text) {
    add(text.getBytes(UTF_8));
  }

  void add(byte[] more) {
    add(more, 0, more.length);
  }

  /** The same text as another one has from there to there. */
  void add(JsonBytes other, int from, int to) {
    add(other.bytes, from, to - from);
  }

  void comma() {
    if (size > 0 && !endsWith('{') && !endsWith('[')) {
      add(',');
    }
  }

  /**
   * A string with its quotation marks.
   *
   * @throws IllegalArgumentException for half a surrogate pair (RFC 8785 section 3.2.2.2)
   */
  void string(String text) {
    add('"');
    room(text.length());
    int plain = 0;
    while (plain < text.length() && plain(text.charAt(plain))) {
      bytes[size++] = (byte) text.charAt(plain++);
    }
    if (plain < text.length()) {
      add(Escapes.from(text, plain));
    }
    add('"');
  }

  /** Ends a map that was begun after that size; one without a field is left out. */
  void closeOrDrop(int before) {
    if (endsWith('{')) {
      cut(before);
    } else {
      add('}');
    }
  }

  /** What was written after that size, which is forgotten. */
  byte[] takeFrom(int from) {
    byte[] taken = Arrays.copyOfRange(bytes, from, size);
    size = from;
    return taken;
  }

  /** Fields that were taken, with or without a comma before them. */
  void fields(byte[] taken) {
    int from = taken.length > 0 && taken[0] == ',' ? 1 : 0;
    if (taken.length > from) {
      comma();
      add(taken, from, taken.length - from);
    }
  }

  /** Of what is put before and this, lower-case hex. */
  String sha256(byte[] first) {
    return Ids.sha256(first, bytes, size);
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private static boolean plain(char c) {
    return c >= ' ' && c < 0x80 && c != '"' && c != '\\';
  }

  void add(byte[] source, int from, int length) {
    room(length);
    System.arraycopy(source, from, bytes, size, length);
    size += length;
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
