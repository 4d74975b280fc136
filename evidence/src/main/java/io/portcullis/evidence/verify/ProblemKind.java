package io.portcullis.evidence.verify;

import java.util.Locale;

/** What can be wrong with a trail. Each word is one row of docs/audit.md. */
public enum ProblemKind {
  /** A record is gone. */
  MISSING,
  /** A record is not what its seal says. */
  CHANGED,
  /** A record stands in another place than its own. */
  MOVED,
  /** A place in a chain is taken twice. */
  DUPLICATE,
  /** A record's seal is true, and is not the one that was signed. */
  REPLACED,
  /** The end of a chain is gone. */
  TAIL_CUT,
  /** Nothing of a chain is there. */
  CHAIN_MISSING,
  /** Nothing of a kind of records is there. */
  STREAM_MISSING,
  /** A record of a chain that is not this hub's. */
  FOREIGN,
  /** A personal part was taken out, and no signed order says so. */
  REDACTED_WITHOUT_ORDER,
  /** What stands there is no sealed record. */
  UNREADABLE,
  /** A checkpoint that the key did not sign, or that does not continue the one before. */
  CHECKPOINT,
  /** A witness saw another checkpoint. */
  WITNESS,
  /** A time that can not be: something was dated back. */
  TIME,
  /** What a source counts is not all there. */
  SOURCE,
  /** A file of an export is gone, or other than its manifest says. */
  DAMAGED,
  /** The hub itself saw that a chain did not go on, and signed that. */
  FLAW;

  /** As reports write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
