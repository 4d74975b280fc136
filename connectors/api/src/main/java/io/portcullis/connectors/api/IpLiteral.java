package io.portcullis.connectors.api;

import java.util.regex.Pattern;

/** Tells an IP address from a name without asking any resolver. */
public final class IpLiteral {
  private static final int LONGEST = 45;
  private static final Pattern V6 =
      Pattern.compile(
          "(?=.{2,45}$)(?=.*:.*:)([0-9a-fA-F]{0,4}:){1,7}([0-9a-fA-F]{0,4}|[0-9.]{7,15})");

  private IpLiteral() {}

  public static boolean is(String text) {
    return mayBe(text) && matches(text);
  }

  /** Most texts are seen at a glance to be none. */
  private static boolean mayBe(String text) {
    if (text.length() < 2 || text.length() > LONGEST) {
      return false;
    }
    char first = text.charAt(0);
    return Character.digit(first, 16) >= 0 || first == ':';
  }

  private static boolean matches(String text) {
    return v4(text) || (V6.matcher(text).matches() && groups(text));
  }

  /** Eight groups, or fewer with exactly one "::". */
  private static boolean groups(String text) {
    int gap = text.indexOf("::");
    boolean oneGap = gap >= 0 && text.indexOf("::", gap + 1) < 0;
    long colons = text.chars().filter(c -> c == ':').count();
    boolean mapped = text.contains(".") && v4(text.substring(text.lastIndexOf(':') + 1));
    if (text.contains(".") && !mapped) {
      return false;
    }
    return oneGap
        || (gap < 0 && colons == (mapped ? 6 : 7) && !text.startsWith(":") && !text.endsWith(":"));
  }

  /** Four numbers up to 255; three digits only where they are needed. */
  private static boolean v4(String text) {
    int dots = 0;
    int digits = 0;
    int value = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? '.' : text.charAt(i);
      if (c == '.') {
        if (digits == 0 || value > 255 || (digits == 3 && value < 100)) {
          return false;
        }
        dots++;
        digits = 0;
        value = 0;
      } else if (c < '0' || c > '9' || ++digits > 3) {
        return false;
      } else {
        value = value * 10 + c - '0';
      }
    }
    return dots == 4;
  }
}
