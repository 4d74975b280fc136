package io.portcullis.connectors.ca.ejbca;

import io.portcullis.model.ReasonCode;

/** EJBCA's words for CRLReason; its API takes these alone. */
final class RevocationReason {
  static final String HOLD = "CERTIFICATE_HOLD";
  static final String RELEASE = "REMOVE_FROM_CRL";

  private RevocationReason() {}

  static String of(ReasonCode reason) {
    return reason == ReasonCode.PRIVILEGE_WITHDRAWN ? "PRIVILEGES_WITHDRAWN" : reason.name();
  }
}
