package io.portcullis.inventory;

/**
 * Values that a spreadsheet would take for a formula have an apostrophe before them in a table, so
 * that nothing is computed of a name that somebody put into a certificate.
 */
public final class Formula {
  private static final String BEGINS = "=+-@";

  private Formula() {}

  public static String guarded(String text) {
    return begins(text, 0) ? "'" + text : text;
  }

  /** What was guarded, as it was. */
  public static String plain(String text) {
    return text.startsWith("'") && begins(text, 1) ? text.substring(1) : text;
  }

  private static boolean begins(String text, int at) {
    return text.length() > at && BEGINS.indexOf(text.charAt(at)) >= 0;
  }
}
