package io.portcullis.connectors.ca.custom;

/** What an answer to a wish is worth, or the state of a certificate that one tells. */
public enum Meaning {
  DONE,
  /** It was so before. */
  ALREADY,
  REFUSED,
  LATER,
  GOOD,
  HELD,
  REVOKED,
  UNKNOWN;

  /** True for those that answer the question after a state. */
  boolean state() {
    return compareTo(GOOD) >= 0;
  }
}
