package io.portcullis.connectors.ca.authority;

import java.nio.charset.StandardCharsets;

/** Texts as parts of an address (RFC 3986). */
public final class Escape {
  /** Unreserved characters, which stand for themselves anywhere. */
  private static final String UNRESERVED = "-._~";

  /** Of the sub-delims, those that names consist of; others divide a path for some servers. */
  private static final String IN_NAMES = UNRESERVED + "=,";

  private Escape() {}

  /** One segment of a path. "=" and "," stay, as in published examples with names in the path. */
  public static String segment(String text) {
    // These two would be taken for steps in the path.
    return switch (text) {
      case "." -> "%2E";
      case ".." -> "%2E%2E";
      default -> encode(text, IN_NAMES);
    };
  }

  /** The name or the value of a query's or a form's parameter. */
  public static String parameter(String text) {
    return encode(text, UNRESERVED);
  }

  private static String encode(String text, String also) {
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (plain || also.indexOf(c) >= 0) {
        out.append(c);
      } else {
        out.append('%').append(String.format("%02X", (int) c));
      }
    }
    return out.toString();
  }
}
