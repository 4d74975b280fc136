package io.portcullis.connectors.ca.local;

/** What became of a hold, release or revocation. */
public enum Result {
  CHANGED("changed"),
  ALREADY("already so"),
  /** A later action on the certificate was carried out before. */
  LATE("a later action holds"),
  /** Revoked for good. */
  FINAL("revoked for good"),
  UNKNOWN("not issued by this authority");

  private final String text;

  Result(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }
}
