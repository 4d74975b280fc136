package io.portcullis.model;

/** The state an action asks an enforcement point for. */
public enum Want {
  /** Certificate: good. Release of a hold (removeFromCRL). */
  VALID,
  HELD,
  REVOKED,
  /** Session: in its normal network. */
  CONNECTED,
  /** Session: in the quarantine network, by CoA. */
  QUARANTINED,
  DISCONNECTED,
  /** Key: usable. */
  ENABLED,
  DISABLED,
  /** People: told. */
  TOLD
}
