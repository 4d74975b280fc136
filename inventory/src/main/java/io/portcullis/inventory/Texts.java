package io.portcullis.inventory;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Bounds of texts and lists: a text that is longer is refused, of a list the first are kept. */
final class Texts {
  private Texts() {}

  /**
   * @throws IllegalArgumentException naming what, when it is longer or has control characters
   */
  static String bounded(String what, String text, int most) {
    if (text == null || text.isEmpty()) {
      return "";
    }
    String told = text.strip();
    if (told.length() > most) {
      throw new IllegalArgumentException("%s: longer than %d characters".formatted(what, most));
    }
    for (int i = 0; i < told.length(); i++) {
      if (Character.isISOControl(told.charAt(i))) {
        throw new IllegalArgumentException(what + ": holds a control character");
      }
    }
    return told;
  }

  /**
   * In order, each once, at most so many. That it is always the first in order keeps merging
   * independent of the order in which things are heard.
   */
  static List<String> set(String what, Collection<String> texts, int longest, int most) {
    if (texts == null || texts.isEmpty()) {
      return List.of();
    }
    TreeSet<String> sorted = new TreeSet<>();
    for (String text : texts) {
      String told = bounded(what, text, longest);
      if (!told.isEmpty()) {
        sorted.add(told);
      }
    }
    return sorted.stream().limit(most).toList();
  }

  static List<String> union(List<String> one, List<String> other, int most) {
    if (one.equals(other)) {
      return one;
    }
    TreeSet<String> all = new TreeSet<>(one);
    all.addAll(other);
    return all.stream().limit(most).toList();
  }
}
