package io.portcullis.connectors.ca.authority;

/** What a server said of its own, fit for an outcome: one line, bounded. */
public final class Said {
  static final int MOST = 300;

  private Said() {}

  public static String of(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() <= MOST ? line : line.substring(0, MOST) + "...";
  }
}
