package io.portcullis.model;

/** How far a subject is trusted, weakest measure first. */
public enum Standing {
  GOOD,
  /** People look; nothing is enforced. */
  WATCHED,
  /** Reversible: certificates on hold, keys disabled, sessions in the quarantine network. */
  QUARANTINED,
  /** Irreversible: certificates revoked. */
  REVOKED;

  public Standing max(Standing other) {
    return compareTo(other) >= 0 ? this : other;
  }

  public Standing min(Standing other) {
    return compareTo(other) <= 0 ? this : other;
  }

  public boolean reversible() {
    return this != REVOKED;
  }
}
