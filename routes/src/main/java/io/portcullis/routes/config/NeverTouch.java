package io.portcullis.routes.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;

/**
 * A subject, or a group of subjects, that nothing is ever done to.
 *
 * @param alias names one subject; empty for a group
 * @param group names a group; empty for a subject
 */
public record NeverTouch(Optional<Alias> alias, String group) {
  private static final String GROUP = "group";

  /**
   * Reads {@code group=NAME} or {@code TYPE=VALUE} with a type of {@link AliasType} in kebab case.
   *
   * @throws IllegalArgumentException when it is neither
   */
  public static NeverTouch parse(String text) {
    int eq = text.indexOf('=');
    if (eq < 1 || text.substring(eq + 1).isBlank()) {
      throw new IllegalArgumentException(
          "must be group=NAME or TYPE=VALUE, e.g. device-serial=dell:7X2K");
    }
    String type = text.substring(0, eq);
    String value = text.substring(eq + 1).strip();
    return type.equals(GROUP)
        ? new NeverTouch(Optional.empty(), value)
        : new NeverTouch(Optional.of(new Alias(type(type), value)), "");
  }

  private static AliasType type(String word) {
    List<String> known = Arrays.stream(AliasType.values()).map(NeverTouch::word).toList();
    int found = known.indexOf(word);
    if (found < 0) {
      throw new IllegalArgumentException(
          "\"" + word + "\" is no type of alias; " + Nearest.hint(word, known));
    }
    return AliasType.values()[found];
  }

  private static String word(AliasType type) {
    return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
