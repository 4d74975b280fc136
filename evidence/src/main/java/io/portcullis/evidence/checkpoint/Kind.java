package io.portcullis.evidence.checkpoint;

import java.util.Locale;

/** Why a checkpoint was made. */
public enum Kind {
  /** Records came, or an hour passed. */
  CHECKPOINT,
  /** The retention of a kind of records is over: they may be missing from now on. */
  PRUNE,
  /** The personal part of records was erased by an order. */
  ERASURE;

  /** As it stands in the payload. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
