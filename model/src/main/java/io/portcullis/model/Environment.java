package io.portcullis.model;

import java.util.Locale;
import java.util.Map;

/** What a place is there for: production, test, development, or a word of the operator's own. */
public final class Environment {
  private static final int MAX_LENGTH = 64;
  private static final Map<String, String> SHORT =
      Map.of("prod", "production", "prd", "production", "dev", "development", "testing", "test");

  private Environment() {}

  /**
   * The one word for it, so that two sources that mean the same say the same. Empty for none.
   *
   * @throws IllegalArgumentException when it is no word of letters, digits and dashes
   */
  public static String of(String text) {
    String word = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    boolean plain =
        word.length() <= MAX_LENGTH
            && word.chars().allMatch(c -> c == '-' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z');
    if (!plain) {
      throw new IllegalArgumentException(
          "no environment; write one word such as production, test or development");
    }
    return SHORT.getOrDefault(word, word);
  }
}
