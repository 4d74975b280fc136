package io.portcullis.model;

import java.time.Instant;

/**
 * Something about a subject that is not as it should be, as the hub itself found by its calendar or
 * by looking.
 *
 * @param source the hub's own part that said so
 * @param item what it is about: a certificate, an endpoint, a rotation, an exercise
 * @param since from when on it is so, which may be still to come
 * @param detail one line for people
 * @param at when it was last said
 */
public record Remark(
    String source, String item, Kind kind, Instant since, String detail, Instant at, boolean weak)
    implements Fact {

  /** What is not as it should be. A word that is in a log is never given another meaning. */
  public enum Kind {
    // certificates, where they are used
    RENEWAL_MISSING,
    RENEWAL_FAILED,
    NOT_DEPLOYED,
    OLD_SERVED,
    CHAIN_UNTRUSTED,
    NAME_WRONG,
    ENDPOINT_AWAY,
    STAPLE_MISSING,
    STAPLE_BAD,
    // authorities and their chains
    OUTLIVES_PARENT,
    NO_ROOT,
    CHAIN_BREAKS,
    LIMIT_BREAKS,
    CRL_GROWN,
    REVOCATION_DELAYED,
    ISSUER_NOT_MOVED,
    ISSUER_NOT_FETCHED,
    // rotations of keys
    ROTATION_OVERDUE,
    ROTATION_NOT_READY,
    ROTATION_HALF_DONE,
    ROTATION_OVERLAP_ENDED,
    ROTATION_TWICE,
    ROTATION_TOO_FREQUENT,
    ROTATION_NOT_RETIRED,
    ROTATION_BLOCKED,
    // what has to be tried out again and again
    EXERCISE_NEVER_DONE,
    EXERCISE_OVERDUE,
    EXERCISE_FAILED,
    EXERCISE_TOO_LONG,
    EXERCISE_SLOWER,
    EXERCISE_WITHOUT_EVIDENCE,
    EXERCISE_WITHOUT_OWNER,
    // tokens and those who hold them
    CUSTODY_SHORT,
    CUSTODY_BARE,
    CUSTODY_CONCENTRATED,
    CUSTODY_NO_SPARE,
    CUSTODY_TOKEN_LOST,
    CUSTODY_NOT_SHOWN,
    CUSTODY_HOLDER_LEFT,
    // what is kept
    KEPT_TOO_LONG,
    // keys at a key service
    KEY_VANISHED,
    // HSMs
    FIRMWARE_UNKNOWN,
    DRIVER_UNKNOWN,
    CLOCK_OFF,
    HSM_SLOW,
    HSM_AWAY,
    FAILED_OVER
  }

  @Override
  public Fact undated() {
    return new Remark(source, item, kind, since, detail, since, weak);
  }

  @Override
  public String describe() {
    return item + ": " + detail + ", since " + since;
  }
}
