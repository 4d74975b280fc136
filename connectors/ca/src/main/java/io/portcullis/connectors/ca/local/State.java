package io.portcullis.connectors.ca.local;

import java.math.BigInteger;
import java.time.Instant;

import io.portcullis.connectors.ca.authority.Cause;
import io.portcullis.model.ReasonCode;

/**
 * What the authority holds of one certificate.
 *
 * @param since when it came to be so
 * @param decidedAt of the newest action on it
 * @param generation of that action
 */
public record State(
    BigInteger serial,
    Phase phase,
    ReasonCode reason,
    Instant since,
    Instant notAfter,
    Instant decidedAt,
    int generation) {

  public enum Phase {
    VALID,
    HELD,
    /** For good. */
    REVOKED
  }

  /** A repetition of an action that another one came after: it must not undo that one. */
  boolean newerThan(Cause cause) {
    int byTime = decidedAt.compareTo(cause.decidedAt());
    return byTime > 0 || (byTime == 0 && generation > cause.generation());
  }

  boolean from(Cause cause) {
    return decidedAt.equals(cause.decidedAt()) && generation == cause.generation();
  }
}
