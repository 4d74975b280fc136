package io.portcullis.inventory.exercise;

import java.time.Instant;

/**
 * Something about an exercise that people should know.
 *
 * @param exercise its id
 * @param since the moment from which it is so
 */
public record Remark(Kind kind, String exercise, Instant since) {
  /** What there is to say. */
  public enum Kind {
    /** Due, and never done. */
    NEVER_DONE,
    OVERDUE,
    /** The last one failed, and none has been done since. */
    FAILED,
    /** It took longer than it may. */
    TOO_LONG,
    /** It took much longer than the one before. */
    SLOWER,
    /** Nothing shows that the last one was done. */
    NO_EVIDENCE,
    /** Nobody sees to it. */
    NO_OWNER
  }
}
