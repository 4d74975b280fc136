package io.portcullis.connectors.ca.custom;

import java.util.List;
import java.util.Optional;

/**
 * How one thing is asked of a program.
 *
 * @param arguments each one argument, with placeholders; there is no shell
 * @param exits what exit codes mean; empty: 0 is done
 */
public record CommandWish(List<String> arguments, List<ExitRule> exits) {
  static final int MOST_ARGUMENTS = 64;
  static final int MOST_EXITS = 64;

  /** What keeps this from being asked, with its place below the wish's own name. */
  public Optional<String> problem(Wish wish) {
    try {
      CommandTemplate.of(this, wish);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
