package io.portcullis.connectors.api.inventory;

import java.nio.charset.StandardCharsets;

/** How a body is written, told by its first line. */
enum Form {
  /** It begins with a brace or a bracket, or with nothing at all. */
  JSON,
  /** Names with commas or semicolons between them: the titles of a table's columns. */
  CSV,
  YAML;

  private static final int MAX_LINE = 8_192;

  static Form of(byte[] body) {
    String text = new String(body, 0, Math.min(MAX_LINE, body.length), StandardCharsets.UTF_8);
    String begin = text.replace("\uFEFF", "").strip();
    if (begin.isEmpty() || begin.charAt(0) == '{' || begin.charAt(0) == '[') {
      return JSON;
    }
    String line = begin.lines().findFirst().orElse("");
    boolean table = line.indexOf(',') > 0 || line.indexOf(';') > 0;
    return table && line.chars().allMatch(Form::ofTitles) ? CSV : YAML;
  }

  private static boolean ofTitles(int c) {
    return Character.isLetterOrDigit(c) || ",;.-_\" \t".indexOf(c) >= 0;
  }
}
