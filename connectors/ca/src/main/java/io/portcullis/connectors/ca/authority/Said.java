package io.portcullis.connectors.ca.authority;

/** Words of others, as they may stand in an outcome. */
public final class Said {
  /** Longest part that is kept. */
  public static final int MAX = 200;

  private Said() {}

  /** One line without control characters, shortened. */
  public static String brief(String text) {
    String line = text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
    return line.length() <= MAX ? line : line.substring(0, MAX) + "...";
  }
}
