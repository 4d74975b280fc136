package io.portcullis.connectors.ca.endpoint;

/**
 * What there is of a stapled OCSP answer (RFC 6066 section 8).
 *
 * @param must whether the certificate promises one (TLS feature status_request, RFC 7633)
 * @param detail what is wrong with it, for people; empty where nothing is
 */
public record Staple(Kind kind, boolean must, String detail) {
  /** Whether a client can use it. */
  public enum Kind {
    /** It says good, is of now, and the right key signed it. */
    GOOD,
    NONE,
    /** A client that looks at it refuses the connection, or must pass it over. */
    BAD,
    /** The handshake broke off before it would have come. */
    UNKNOWN
  }
}
