package io.portcullis.connectors.api;

import java.util.regex.Pattern;

/** Tells an IP address from a name without asking any resolver. */
public final class IpLiteral {
  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
  private static final Pattern V4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
  private static final Pattern V6 =
      Pattern.compile(
          "(?=.{2,45}$)(?=.*:.*:)([0-9a-fA-F]{0,4}:){1,7}([0-9a-fA-F]{0,4}|[0-9.]{7,15})");

  private IpLiteral() {}

  public static boolean is(String text) {
    return V4.matcher(text).matches() || (V6.matcher(text).matches() && groups(text));
  }

  /** Eight groups, or fewer with exactly one "::". */
  private static boolean groups(String text) {
    int gap = text.indexOf("::");
    boolean oneGap = gap >= 0 && text.indexOf("::", gap + 1) < 0;
    long colons = text.chars().filter(c -> c == ':').count();
    boolean mapped =
        text.contains(".") && V4.matcher(text.substring(text.lastIndexOf(':') + 1)).matches();
    if (text.contains(".") && !mapped) {
      return false;
    }
    return oneGap
        || (gap < 0 && colons == (mapped ? 6 : 7) && !text.startsWith(":") && !text.endsWith(":"));
  }
}
