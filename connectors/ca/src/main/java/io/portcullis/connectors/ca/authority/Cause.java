package io.portcullis.connectors.ca.authority;

import java.time.Instant;

import io.portcullis.model.Action;

/**
 * Why something was changed.
 *
 * @param action id of the action, or who did it by hand; 1 to {@value #MAX_ACTION} characters
 * @param generation of the action, 0 by hand
 * @param decidedAt orders actions on one certificate: a late repetition must not undo a newer one
 */
public record Cause(String action, int generation, Instant decidedAt) {
  /** Keeps a line of the history short enough to be read back. */
  public static final int MAX_ACTION = 200;

  public Cause {
    Require.that(
        !action.isBlank() && action.length() <= MAX_ACTION,
        "action: must be 1 to " + MAX_ACTION + " characters");
  }

  public static Cause of(Action action) {
    return new Cause(action.id(), action.generation(), action.decidedAt());
  }

  public static Cause byHand(String who, Instant now) {
    return new Cause(who, 0, now);
  }
}
