package io.portcullis.connectors.ca.custom;

import java.util.List;

/**
 * How one thing is asked of a program.
 *
 * @param arguments each one argument, with placeholders; there is no shell
 * @param exits what exit codes mean; empty: 0 is done
 */
public record CommandWish(List<String> arguments, List<ExitRule> exits) {
  static final int MOST_ARGUMENTS = 64;
}
