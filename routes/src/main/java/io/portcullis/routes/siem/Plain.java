package io.portcullis.routes.siem;

import java.nio.charset.StandardCharsets;

/** Text that no receiver can take for anything else. */
final class Plain {
  private static final char REPLACEMENT = '\uFFFD';

  private Plain() {}

  /** UTF-8 of it; half of a surrogate pair becomes U+FFFD, as in what is sealed. */
  static byte[] utf8(String text) {
    return whole(text).getBytes(StandardCharsets.UTF_8);
  }

  /** Control characters become blanks. */
  static String line(String text) {
    return whole(text).replaceAll("\\p{Cntrl}", " ");
  }

  /**
   * @param most UTF-16 code units; no character is cut in two
   */
  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end);
  }

  static String whole(String text) {
    StringBuilder whole = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c ->
                whole.appendCodePoint(
                    Character.getType(c) == Character.SURROGATE ? REPLACEMENT : c));
    return whole.toString();
  }
}
