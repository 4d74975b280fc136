package io.portcullis.connectors.ca.local;

/**
 * What an OCSP responder says of one certificate.
 *
 * @param text for people
 */
record OcspAnswer(Kind kind, String text) {
  enum Kind {
    GOOD,
    /** Revoked with reason certificateHold. */
    HELD,
    REVOKED,
    UNKNOWN,
    /** No answer, or none that can be believed. */
    NONE
  }

  static OcspAnswer none(String why) {
    return new OcspAnswer(Kind.NONE, why);
  }
}
