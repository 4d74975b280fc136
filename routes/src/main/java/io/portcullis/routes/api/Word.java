package io.portcullis.routes.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** One of the words that a field may hold: "old-blocked" for OLD_BLOCKED. */
final class Word {
  private Word() {}

  /**
   * @return nothing where nothing is given
   * @throws Refuse 400 when it is none of those that there are
   */
  static <E extends Enum<E>> Optional<E> of(String field, String given, E[] known) {
    if (given == null || given.isBlank()) {
      return Optional.empty();
    }
    String name = given.strip().toUpperCase(Locale.ROOT).replace('-', '_');
    Optional<E> found = Arrays.stream(known).filter(one -> one.name().equals(name)).findFirst();
    if (found.isEmpty()) {
      String all = Arrays.stream(known).map(Word::spelt).collect(Collectors.joining(", "));
      throw new Refuse(400, "\"%s\" must be one of %s".formatted(field, all));
    }
    return found;
  }

  private static String spelt(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
