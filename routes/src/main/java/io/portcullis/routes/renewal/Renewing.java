package io.portcullis.routes.renewal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How it stands with the renewal of one certificate at a moment, by its times alone.
 *
 * @param opens from when on it is to be renewed
 * @param lastChance before freezes and maintenance windows take it away
 * @param missed from when on nobody can think any more that it is being renewed
 * @param urgency the step of reminders that has come; empty while only the window is open, or not
 */
public record Renewing(
    State state, Instant opens, Instant lastChance, Instant missed, Optional<Duration> urgency) {

  /** From what is well to what is not. */
  public enum State {
    /** Its window is still to open, or nothing is to be renewed: it is replaced or revoked. */
    NONE,
    /** A certificate that renews it is known. */
    DONE,
    /** Its window is open. */
    DUE,
    /** It should have been renewed by itself by now. */
    MISSING,
    /** Its last chance has passed, or it has ended. */
    OVERDUE
  }
}
