package io.portcullis.connectors.api;

/** Text in a page (HTML, SVG). */
public final class Html {
  private Html() {}

  /**
   * As text, or as the value of an attribute in quotes: names come from vendors, and from whoever
   * names a device. A control character, which no XML may hold, becomes a blank.
   */
  public static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(Character.isISOControl(c) ? ' ' : c);
              }
            });
    return out.toString();
  }
}
