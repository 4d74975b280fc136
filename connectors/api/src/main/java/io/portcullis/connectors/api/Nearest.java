package io.portcullis.connectors.api;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds the known name that an unknown one was probably meant to be. */
public final class Nearest {
  private Nearest() {}

  /** Smallest number of single-character edits; the first in order where several are as near. */
  public static String of(String unknown, Collection<String> known) {
    return known.stream()
        .sorted()
        .min(Comparator.comparingInt(name -> distance(lower(unknown), lower(name))))
        .orElse("");
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      next(row, a.charAt(i - 1), b, i);
    }
    return row[b.length()];
  }

  private static void next(int[] row, char c, String b, int i) {
    int diagonal = row[0];
    row[0] = i;
    for (int j = 1; j <= b.length(); j++) {
      int replaced = diagonal + (c == b.charAt(j - 1) ? 0 : 1);
      diagonal = row[j];
      row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
    }
  }
}
