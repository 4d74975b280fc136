package io.portcullis.connectors.ca.status;

import io.portcullis.model.Want;

/**
 * What a relying party sees of one certificate.
 *
 * @param text for people
 */
public record Seen(Kind kind, String text) {
  /** The state of a certificate as OCSP, a CRL or an authority's API tells it. */
  public enum Kind {
    GOOD,
    /** Revoked with reason certificateHold. */
    HELD,
    REVOKED,
    UNKNOWN,
    /** No answer, or none that can be believed. */
    NONE
  }

  public static Seen none(String why) {
    return new Seen(Kind.NONE, why);
  }

  /** True when this proves that the certificate is in that state. */
  public boolean proves(Want want) {
    return switch (want) {
      case VALID -> kind == Kind.GOOD;
      case HELD -> kind == Kind.HELD;
      case REVOKED -> kind == Kind.REVOKED;
      default -> false;
    };
  }
}
