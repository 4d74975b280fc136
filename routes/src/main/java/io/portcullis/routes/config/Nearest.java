package io.portcullis.routes.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what a person probably meant. */
public final class Nearest {
  private Nearest() {}

  /** The closest of the known words, when it is close enough to be a slip of the finger. */
  public static Optional<String> to(String typed, Collection<String> known) {
    String lower = typed.toLowerCase(Locale.ROOT).replace('_', '-');
    int limit = Math.max(2, typed.length() / 3);
    return known.stream()
        .filter(word -> distance(lower, word) <= limit)
        .min(Comparator.<String>comparingInt(word -> distance(lower, word)).thenComparing(w -> w));
  }

  /** "did you mean x?", or all that is known. */
  public static String hint(String typed, Collection<String> known) {
    return to(typed, known)
        .map(word -> "did you mean \"" + word + "\"?")
        .orElseGet(() -> "known: " + String.join(", ", known.stream().sorted().toList()));
  }

  /** Levenshtein's distance, one row at a time. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int swap = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(swap, 1 + Math.min(row[j - 1], diagonal));
      }
    }
    return row[b.length()];
  }
}
