package io.portcullis.model;

/** CRLReason, RFC 5280 section 5.3.1, with its number. */
public enum ReasonCode {
  UNSPECIFIED(0),
  KEY_COMPROMISE(1),
  CA_COMPROMISE(2),
  AFFILIATION_CHANGED(3),
  SUPERSEDED(4),
  CESSATION_OF_OPERATION(5),
  CERTIFICATE_HOLD(6),
  REMOVE_FROM_CRL(8),
  PRIVILEGE_WITHDRAWN(9);

  private final int code;

  ReasonCode(int code) {
    this.code = code;
  }

  /** True when somebody else may use the key: CA/Browser Forum BR 4.9.1.1 gives a day for it. */
  public boolean compromise() {
    return this == KEY_COMPROMISE || this == CA_COMPROMISE;
  }

  public int code() {
    return code;
  }
}
