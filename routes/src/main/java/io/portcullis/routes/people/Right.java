package io.portcullis.routes.people;

/** What a call needs. */
public enum Right {
  /** See status, rules, approvals and explanations. */
  READ,
  /** Keep everything from going out. */
  STOP,
  /** Let it go out again. */
  RESUME,
  /** Answer to an alert. */
  ACKNOWLEDGE,
  /** Tell the inventory of certificates. */
  INVENTORY,
  /** Plan rotations and exercises, take their steps, write down how they went. */
  CALENDAR,
  /** Say yes or no to what waits for people. */
  APPROVE,
  /** Take a subject back. */
  REINSTATE,
  /** Announce a mass change, or cancel one. */
  PLAN,
  /** Change modes and rules. */
  CONFIGURE,
  /** Add and remove persons. */
  PEOPLE
}
