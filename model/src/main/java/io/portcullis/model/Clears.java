package io.portcullis.model;

/** What ends a finding. */
public enum Clears {
  /** The fact it was opened for is gone. */
  WITH_FACT,
  /** A fixed time after it opened; the rule's parameter says how long. */
  AFTER_DURATION,
  /** A person's disposition, and nothing else. */
  BY_DISPOSITION
}
