package io.portcullis.rules;

import io.portcullis.model.Mode;

/**
 * How far a rule may go for the members of one group, in place of what holds for all others.
 *
 * @param rule its id
 * @param ramp percent of the members that it reaches, 1 to 100; for the others it observes
 */
public record GroupMode(String rule, String group, Mode mode, int ramp) {
  public static final int MAX_GROUP = 256;

  /**
   * @throws IllegalArgumentException when the group has no name or a too long one, or the ramp is
   *     out of bounds
   */
  public GroupMode {
    if (group == null || group.isBlank() || group.length() > MAX_GROUP) {
      throw new IllegalArgumentException("a group has a name of 1 to " + MAX_GROUP + " characters");
    }
    Reach.percent(ramp);
  }

  /** A newer word about the same rule and group. */
  boolean replaces(GroupMode other) {
    return rule.equals(other.rule) && group.equals(other.group);
  }

  String line() {
    return rule + " group " + group + " " + mode + " " + ramp;
  }
}
