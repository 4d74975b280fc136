package io.portcullis.inventory.rotation;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a rotation has to be.
 *
 * @param reason in people's words; a deferral has one
 * @param until when a deferral ends; only a deferral has an end
 */
public record Need(Kind kind, String reason, Optional<Instant> until) {
  public static final Need MANDATORY = new Need(Kind.MANDATORY, "", Optional.empty());
  public static final Need OPTIONAL = new Need(Kind.OPTIONAL, "", Optional.empty());

  /** The three that there are. */
  public enum Kind {
    MANDATORY,
    OPTIONAL,
    DEFERRED
  }

  /**
   * @throws IllegalArgumentException for a deferral without a reason or an end, and an end of
   *     anything else
   */
  public Need {
    reason = Texts.bounded("reason", reason);
    until = Objects.requireNonNullElse(until, Optional.empty());
    boolean deferred = kind == Kind.DEFERRED;
    if (deferred && reason.isEmpty()) {
      throw new IllegalArgumentException("deferred without a reason");
    }
    if (deferred != until.isPresent()) {
      throw new IllegalArgumentException(
          deferred ? "deferred without an end" : "only what is deferred has an end");
    }
  }

  public static Need deferred(String reason, Instant until) {
    return new Need(Kind.DEFERRED, reason, Optional.of(until));
  }
}
