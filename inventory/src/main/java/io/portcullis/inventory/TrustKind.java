package io.portcullis.inventory;

/** Who trusts a certificate. Of two that are told the later one here holds. */
public enum TrustKind {
  UNKNOWN,
  /** By those alone who were given its root. */
  PRIVATE,
  /** By browsers: it carries signed certificate timestamps (RFC 6962), or was told to be so. */
  PUBLIC_TLS
}
