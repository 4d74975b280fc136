package io.portcullis.model;

import java.time.Instant;

/**
 * A source's records are not whole, or not in order.
 *
 * @param sequence which of the source's sequences; empty for the source as a whole
 * @param detail for people: which numbers
 * @param since when the hub noticed
 */
public record Flaw(String source, String sequence, Kind kind, String detail, Instant since)
    implements Fact {

  /** What is wrong with a sequence. */
  public enum Kind {
    /** Numbers are missing, and may still come. */
    GAP,
    /** More is missing than can be followed. */
    OVERFLOW,
    /** More counts apart than can be followed. Nothing is known to be missing. */
    UNFOLLOWED,
    /** A hash does not continue the chain. */
    BROKEN_LINK,
    /** Numbers began again without a restart that would explain it. */
    BEGAN_AGAIN
  }

  @Override
  public boolean weak() {
    return false;
  }

  @Override
  public String describe() {
    String whose = sequence.isEmpty() ? source : source + ", sequence " + sequence;
    return whose + ": " + detail;
  }
}
