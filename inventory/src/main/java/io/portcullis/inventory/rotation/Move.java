package io.portcullis.inventory.rotation;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A step of a rotation that somebody takes.
 *
 * @param to the phase after it
 * @param approver another person who agreed; empty for nobody
 * @param evidence what shows that it was done: a change's number, a log, the result of a test
 * @param until of {@link Phase#OVERLAP}, when both keys cease to be valid side by side; of {@link
 *     Phase#OLD_BLOCKED}, until when the old one is needed to verify
 */
public record Move(
    Phase to, Instant at, String by, String approver, String evidence, Optional<Instant> until) {
  /**
   * @throws IllegalArgumentException when nobody takes it
   */
  public Move {
    by = Texts.bounded("by", by);
    approver = Texts.bounded("approver", approver);
    evidence = Texts.bounded("evidence", evidence);
    until = Objects.requireNonNullElse(until, Optional.empty());
    if (by.isEmpty()) {
      throw new IllegalArgumentException("by: nobody takes the step");
    }
  }

  public static Move to(Phase phase, Instant at, String by, String evidence) {
    return new Move(phase, at, by, "", evidence, Optional.empty());
  }

  public Move approvedBy(String person) {
    return new Move(to, at, by, person, evidence, until);
  }

  public Move until(Instant moment) {
    return new Move(to, at, by, approver, evidence, Optional.of(moment));
  }

  /** Whether somebody else agreed. */
  boolean byTwo() {
    return !approver.isEmpty() && !approver.equalsIgnoreCase(by);
  }
}
