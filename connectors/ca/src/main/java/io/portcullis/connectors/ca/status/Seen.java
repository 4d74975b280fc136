package io.portcullis.connectors.ca.status;

import java.util.Optional;

import io.portcullis.model.Hop;
import io.portcullis.model.Want;

/**
 * What a relying party sees of one certificate.
 *
 * @param text for people
 * @param where it was seen; empty where it is the authority's own word
 */
public record Seen(Kind kind, String text, Optional<Hop.Kind> where) {
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

  /** By the authority's own word. */
  public Seen(Kind kind, String text) {
    this(kind, text, Optional.empty());
  }

  static Seen byOcsp(Kind kind, String text) {
    return new Seen(kind, text, Optional.of(Hop.Kind.OCSP));
  }

  static Seen byCrl(Kind kind, String text) {
    return new Seen(kind, text, Optional.of(Hop.Kind.CRL));
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
