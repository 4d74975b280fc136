package io.portcullis.inventory;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

import io.portcullis.model.ReasonCode;

/**
 * What became of a certificate. That it expired is not a status: its times say so.
 *
 * @param at when it became so; {@link Instant#EPOCH} where nobody told anything
 * @param reason a reason of RFC 5280 section 5.3.1 as {@link ReasonCode} names it, or words of the
 *     source; at most {@value Told#MAX_TEXT} characters
 */
public record Status(Kind kind, Instant at, String reason) {
  public static final Status VALID = new Status(Kind.VALID, Instant.EPOCH, "");

  /** A revocation that is no hold stays, whatever is told later (RFC 5280 section 5.3.1). */
  private static final Comparator<Status> LATEST =
      Comparator.comparing(Status::forGood)
          .thenComparing(Status::at)
          .thenComparing(Status::kind)
          .thenComparing(Status::reason);

  /** In the order in which, of two told for the same moment, the later one holds. */
  public enum Kind {
    VALID,
    REPLACED,
    REVOKED
  }

  public Status {
    kind = Objects.requireNonNullElse(kind, Kind.VALID);
    at = Objects.requireNonNullElse(at, Instant.EPOCH);
    reason = Texts.bounded("reason", reason, Told.MAX_TEXT);
  }

  public static Status revoked(Instant at, ReasonCode reason) {
    return new Status(Kind.REVOKED, at, reason.name());
  }

  /**
   * @param by serial number of the renewal
   */
  public static Status replaced(Instant at, String by) {
    return new Status(Kind.REPLACED, at, by);
  }

  /** A hold that was taken off. */
  public static Status released(Instant at) {
    return new Status(Kind.VALID, at, ReasonCode.REMOVE_FROM_CRL.name());
  }

  private boolean forGood() {
    return kind == Kind.REVOKED && !reason.equals(ReasonCode.CERTIFICATE_HOLD.name());
  }

  Status merge(Status other) {
    return LATEST.compare(this, other) >= 0 ? this : other;
  }
}
