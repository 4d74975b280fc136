package io.portcullis.connectors.api;

import java.util.List;

/**
 * Words that tell what a vendor's text is about, looked for anywhere in it. Many times faster than
 * an expression of the form {@code .*(one|other).*}, which a parser would ask of each record.
 */
public record Words(List<String> words) {

  /** In lower case. */
  public static Words of(String... words) {
    return new Words(List.of(words));
  }

  /**
   * @param lower in lower case
   */
  public boolean in(String lower) {
    for (String word : words) {
      if (lower.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /** True when one of them begins the text. */
  public boolean begin(String text) {
    for (String word : words) {
      if (text.startsWith(word)) {
        return true;
      }
    }
    return false;
  }

  /**
   * "CredentialAccess" and "credential access" as "credential-access", as tactics, categories and
   * operations are written here.
   */
  public static String kebab(String text) {
    StringBuilder kebab = new StringBuilder(text.length() + 4);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean upper = c >= 'A' && c <= 'Z';
      boolean plain = plain(c);
      boolean hump = upper && i > 0 && plain(text.charAt(i - 1));
      boolean dash = !kebab.isEmpty() && kebab.charAt(kebab.length() - 1) == '-';
      if ((hump || !(upper || plain)) && !kebab.isEmpty() && !dash) {
        kebab.append('-');
      }
      if (upper || plain) {
        kebab.append(upper ? (char) (c + 32) : c);
      }
    }
    boolean trailing = !kebab.isEmpty() && kebab.charAt(kebab.length() - 1) == '-';
    return trailing ? kebab.substring(0, kebab.length() - 1) : kebab.toString();
  }

  private static boolean plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  /** One to so many decimal digits, and nothing else. */
  public static boolean digits(String text, int most) {
    boolean fits = !text.isEmpty() && text.length() <= most;
    for (int i = 0; fits && i < text.length(); i++) {
      fits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return fits;
  }

  /** So many hexadecimal digits of either case, and nothing else. */
  public static boolean hex(String text, int least, int most) {
    boolean fits = text.length() >= least && text.length() <= most;
    for (int i = 0; fits && i < text.length(); i++) {
      char c = text.charAt(i);
      fits = c < 128 && Character.digit(c, 16) >= 0;
    }
    return fits;
  }
}
