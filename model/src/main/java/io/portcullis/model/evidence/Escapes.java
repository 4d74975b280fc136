package io.portcullis.model.evidence;

/** Characters that stand for themselves in no JSON string (RFC 8785 section 3.2.2.2). */
final class Escapes {
  private Escapes() {}

  /**
   * The text from that character on, as it stands between quotation marks.
   *
   * @throws IllegalArgumentException for half a surrogate pair
   */
  static String from(String text, int start) {
    StringBuilder out = new StringBuilder(text.length() - start + 16);
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        i += pair(out, text, i);
      } else {
        character(out, c);
      }
    }
    return out.toString();
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
