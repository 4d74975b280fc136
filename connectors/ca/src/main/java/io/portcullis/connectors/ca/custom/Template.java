package io.portcullis.connectors.ca.custom;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.ca.authority.Require;

/**
 * A text with placeholders. What is in braces and is no placeholder is an error; other braces are
 * themselves.
 */
record Template(String text, List<Part> parts) {
  static final int MAX = 8_192;
  private static final Pattern HOLE = Pattern.compile("\\{([a-z][a-z.]*)}");

  /** Either a text or a placeholder. */
  sealed interface Part {
    record Fixed(String text) implements Part {}

    record Hole(Placeholder placeholder) implements Part {}
  }

  /**
   * @param where named in errors
   * @throws IllegalArgumentException when a placeholder is unknown, or has no value for this wish
   */
  static Template of(String text, Wish wish, String where) {
    Require.that(text.length() <= MAX, where + ": longer than " + MAX + " characters");
    List<Part> parts = new ArrayList<>();
    int done = 0;
    for (Matcher hole = HOLE.matcher(text); hole.find(); done = hole.end()) {
      fixed(text.substring(done, hole.start()), parts);
      parts.add(new Part.Hole(placeholder(hole.group(1), wish, where)));
    }
    fixed(text.substring(done), parts);
    return new Template(text, List.copyOf(parts));
  }

  /** The placeholder of that word, as far as this wish has a value for it. */
  static Placeholder placeholder(String word, Wish wish, String where) {
    Placeholder found =
        Placeholder.of(word)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        where + ": {" + word + "} is none of " + Placeholder.known()));
    Require.that(
        wish.knows(found), where + ": " + found + " has no value when it is about " + wish.word());
    return found;
  }

  private static void fixed(String text, List<Part> parts) {
    if (!text.isEmpty()) {
      parts.add(new Part.Fixed(text));
    }
  }

  /** True when it could hold any character, which can not be escaped everywhere. */
  boolean free() {
    return parts.stream().anyMatch(p -> p instanceof Part.Hole hole && hole.placeholder().free());
  }

  String fill(Values values, UnaryOperator<String> escape) {
    StringBuilder out = new StringBuilder();
    for (Part part : parts) {
      out.append(
          switch (part) {
            case Part.Fixed fixed -> fixed.text();
            case Part.Hole hole -> escape.apply(hole.placeholder().in(values));
          });
    }
    return out.toString();
  }
}
