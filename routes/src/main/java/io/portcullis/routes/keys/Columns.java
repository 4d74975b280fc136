package io.portcullis.routes.keys;

/** Text of a known width: a terminal shows some characters in two columns, and some in none. */
final class Columns {
  private static final String CUT = "…";

  private Columns() {}

  /** In at most so many columns, on one line; what is cut off ends in "…". */
  static String cut(String text, int most) {
    String line = text.replaceAll("[\\p{C}\\p{Z}]+", " ").strip();
    if (width(line) <= most) {
      return line;
    }
    StringBuilder kept = new StringBuilder();
    int left = most - 1;
    for (int cp : line.codePoints().toArray()) {
      left -= width(cp);
      if (left < 0) {
        break;
      }
      kept.appendCodePoint(cp);
    }
    return most < 1 ? "" : kept.toString().stripTrailing() + CUT;
  }

  /** The same, with spaces behind it. */
  static String padded(String text, int columns) {
    String cut = cut(text, columns);
    return cut + " ".repeat(Math.max(0, columns - width(cut)));
  }

  static int width(String text) {
    return text.codePoints().map(Columns::width).sum();
  }

  /** East Asian wide characters and pictures take two columns (Unicode, UAX 11). */
  private static int width(int cp) {
    int type = Character.getType(cp);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    boolean wide =
        cp >= 0x1100 && cp <= 0x115F
            || cp >= 0x2E80 && cp <= 0xA4CF
            || cp >= 0xAC00 && cp <= 0xD7A3
            || cp >= 0xF900 && cp <= 0xFAFF
            || cp >= 0xFE30 && cp <= 0xFE6F
            || cp >= 0xFF00 && cp <= 0xFF60
            || cp >= 0xFFE0 && cp <= 0xFFE6
            || cp >= 0x1F300 && cp <= 0x1FAFF
            || cp >= 0x20000 && cp <= 0x3FFFD;
    return wide ? 2 : 1;
  }
}
