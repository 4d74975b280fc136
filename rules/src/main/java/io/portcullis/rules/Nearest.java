package io.portcullis.rules;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The known name that a mistyped one was most likely meant to be. */
public final class Nearest {
  private static final int MAX_LENGTH = 128;

  private Nearest() {}

  /** "; did you mean "x"?", or nothing when no name is near. */
  public static String hint(String typed, Collection<String> known) {
    return to(typed, known).map(name -> "; did you mean \"" + name + "\"?").orElse("");
  }

  /** The name with the fewest changed letters, when those are at most a third of it. */
  public static Optional<String> to(String typed, Collection<String> known) {
    if (typed.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    return known.stream()
        .filter(name -> distance(typed, name) <= Math.max(1, name.length() / 3))
        .min(Comparator.<String>comparingInt(name -> distance(typed, name)).thenComparing(n -> n));
  }

  /** Levenshtein's: letters to add, drop or change. */
  private static int distance(String one, String two) {
    int[] above = new int[two.length() + 1];
    for (int column = 0; column <= two.length(); column++) {
      above[column] = column;
    }
    for (int row = 1; row <= one.length(); row++) {
      above = next(one.charAt(row - 1), two, above, row);
    }
    return above[two.length()];
  }

  private static int[] next(char letter, String two, int[] above, int row) {
    int[] line = new int[above.length];
    line[0] = row;
    for (int column = 1; column < line.length; column++) {
      int change = above[column - 1] + (letter == two.charAt(column - 1) ? 0 : 1);
      line[column] = Math.min(change, Math.min(above[column], line[column - 1]) + 1);
    }
    return line;
  }
}
