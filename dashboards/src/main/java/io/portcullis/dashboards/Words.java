package io.portcullis.dashboards;

import java.util.Arrays;
import java.util.Locale;

/** Words of specifications are those of enums, in lower case. */
final class Words {
  private Words() {}

  static <E extends Enum<E>> E of(Class<E> type, String word) {
    return Arrays.stream(type.getEnumConstants())
        .filter(value -> word(value).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s is none of %s"
                        .formatted(
                            word,
                            Arrays.stream(type.getEnumConstants()).map(Words::word).toList())));
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
