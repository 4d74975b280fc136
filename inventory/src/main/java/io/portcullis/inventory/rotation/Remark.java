package io.portcullis.inventory.rotation;

import java.time.Instant;

/**
 * Something about the rotation of a key that people should know.
 *
 * @param rotation its id
 * @param since the moment from which it is so
 */
public record Remark(Kind kind, String rotation, String key, Instant since) {
  /** What there is to say. */
  public enum Kind {
    /** Due, and the new key is not in use. */
    OVERDUE,
    /** The deferral has ended, and nothing has begun. */
    DEFERRAL_ENDED,
    /** Nobody answers for it, or what has to be settled before is not, and it is due soon. */
    NOT_READY,
    /** It stands between two keys for too long. */
    HALF_DONE,
    /** Both keys are valid although the overlap has ended. */
    OVERLAP_ENDED,
    /** By the calendar, and sooner after the last one than is sound. */
    TOO_FREQUENT,
    /** Two of one key at a time. */
    TWICE,
    /** The old key is kept although nothing needs it to verify any more. */
    NOT_RETIRED
  }
}
