package io.portcullis.routes.api;

/** A person's word on what waits for people. */
public enum Decision {
  APPROVE,
  REJECT,
  /** Attests to it, and does not count. */
  WITNESS
}
