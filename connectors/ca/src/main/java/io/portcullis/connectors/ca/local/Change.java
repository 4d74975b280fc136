package io.portcullis.connectors.ca.local;

import java.time.Instant;

import io.portcullis.model.ReasonCode;

/**
 * One entry of the history.
 *
 * @param sequence from 1, without gaps
 * @param serial lower-case hex
 * @param action id of the action, or who did it by hand
 */
public record Change(
    long sequence,
    Instant at,
    Kind kind,
    String serial,
    ReasonCode reason,
    Instant notAfter,
    String action,
    int generation,
    Instant decidedAt) {

  public enum Kind {
    ISSUED,
    HELD,
    RELEASED,
    REVOKED,
    /** A newer action found its state there already; nothing changed but the order of actions. */
    CONFIRMED
  }

  /** The same with its place in the history. */
  Change numbered(long number) {
    return new Change(number, at, kind, serial, reason, notAfter, action, generation, decidedAt);
  }
}
