package io.portcullis.inventory.rotation;

/** Why a key is rotated. */
public enum Cause {
  CALENDAR,
  COMPROMISE,
  /** Somebody who had access has left. */
  PERSON_LEFT,
  POLICY,
  VENDOR_INCIDENT,
  MIGRATION;

  /** Something happened, so that it is never too soon. */
  public boolean event() {
    return this != CALENDAR;
  }
}
