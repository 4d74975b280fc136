package io.portcullis.replay.world;

import io.portcullis.model.Signal;
import io.portcullis.model.Statement;

/**
 * What of a log does not depend on rules: what vendors said, who turned out to be whom, which
 * sessions a NAS ended, what was counted for authorities and answered at issuance, and whom people
 * took back.
 */
final class Given {
  private Given() {}

  static boolean is(Signal signal) {
    return !signal.subject().isEmpty() && is(signal.statement());
  }

  private static boolean is(Statement statement) {
    return switch (statement) {
      case Statement.ParentChanged s -> false;
      case Statement.ActionAdmitted s -> false;
      case Statement.ActionHeld s -> false;
      case Statement.ActionDowngraded s -> false;
      case Statement.ActionWithdrawn s -> false;
      case Statement.ActionExpired s -> false;
      case Statement.OutcomeReported s -> false;
      case Statement.PolicyActivated s -> false;
      case Statement.WakeUp s -> false;
      case Statement.SubjectAbsorbed s -> false;
      default -> true;
    };
  }
}
