package io.portcullis.routes.api;

import java.time.Instant;

import io.portcullis.routes.people.Person;

/**
 * One step of a call that changes something. A change that is made has two: ASKED before, DONE or
 * REFUSED after it.
 *
 * @param call method and path: "POST /control/stop"
 * @param object what it is about, where the path does not say it: name of a person, or empty
 * @param reason in the person's words, or empty; never a token
 * @param detail what was answered, for REFUSED and DENIED
 * @param address where the call came from
 */
public record AdminEvent(
    Person person,
    String call,
    String object,
    String reason,
    Step step,
    String detail,
    String address,
    Instant at) {

  /** How far it came. */
  public enum Step {
    /** May do this, and it is about to be done. */
    ASKED,
    DONE,
    /** The hub said no. */
    REFUSED,
    /** The person's role does not allow it. */
    DENIED
  }
}
