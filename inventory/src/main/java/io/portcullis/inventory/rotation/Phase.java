package io.portcullis.inventory.rotation;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where a rotation stands. Old and new key both count from {@link #OVERLAP} on; the old one still
 * verifies what it signed until it is retired (NIST SP 800-57 part 1 section 5.3: a key's use by
 * its originator ends before its use by recipients).
 */
public enum Phase {
  PLANNED,
  /** The new key is made, and nobody uses it. */
  NEW_KEY,
  /** Both are valid, until a moment that is set. */
  OVERLAP,
  /** Whatever is signed is signed by the new one. */
  SWITCHED,
  /** The old one can not sign any more, and is kept to verify. */
  OLD_BLOCKED,
  /** The old one is no longer needed. */
  RETIRED,
  /** The old one is in use as before; the new one is not used. */
  ROLLED_BACK,
  /** Taken back before there was a new key. */
  CANCELLED;

  /** Where it may go from here; nothing is skipped. */
  Set<Phase> next() {
    return switch (this) {
      case PLANNED -> EnumSet.of(NEW_KEY, CANCELLED);
      case NEW_KEY -> EnumSet.of(OVERLAP, ROLLED_BACK);
      case OVERLAP -> EnumSet.of(SWITCHED, ROLLED_BACK);
      case SWITCHED -> EnumSet.of(OLD_BLOCKED, ROLLED_BACK);
      case OLD_BLOCKED -> EnumSet.of(RETIRED);
      case RETIRED, ROLLED_BACK, CANCELLED -> EnumSet.noneOf(Phase.class);
    };
  }

  public boolean ended() {
    return next().isEmpty();
  }

  /** Between two keys: somebody has begun, and has not finished. */
  public boolean halfDone() {
    return this == NEW_KEY || this == OVERLAP || this == SWITCHED;
  }
}
