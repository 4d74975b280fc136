package io.portcullis.lab.chaos;

/** What became of an action. */
public enum Fate {
  /** Seen to hold where it counts. */
  VERIFIED,
  /** Given up on, and people were told. */
  ESCALATED,
  /** Something else was asked of the same point since; that has a fate of its own. */
  REPLACED,
  /** None of these: it was lost. */
  OPEN
}
