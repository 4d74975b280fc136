package io.portcullis.model;

import java.util.List;
import java.util.Objects;

/** How much of what people declare is kept: what is longer is refused, never cut. */
final class Bounds {
  private Bounds() {}

  /**
   * Empty text for none.
   *
   * @throws IllegalArgumentException when it is longer than {@link KeyDeclaration#MAX_TEXT}
   */
  static String text(String what, String text) {
    String told = Objects.requireNonNullElse(text, "").strip();
    if (told.length() > KeyDeclaration.MAX_TEXT) {
      throw new IllegalArgumentException(
          "%s: longer than %d characters".formatted(what, KeyDeclaration.MAX_TEXT));
    }
    return told;
  }

  /**
   * No list for none.
   *
   * @throws IllegalArgumentException when it has more than {@link KeyDeclaration#MAX_ENTRIES}, or
   *     one of them is too long
   */
  static List<String> texts(String what, List<String> texts) {
    List<String> told = Objects.requireNonNullElse(texts, List.of());
    if (told.size() > KeyDeclaration.MAX_ENTRIES) {
      throw new IllegalArgumentException(
          "%s: more than %d entries".formatted(what, KeyDeclaration.MAX_ENTRIES));
    }
    return told.stream().map(t -> text(what, t)).toList();
  }
}
