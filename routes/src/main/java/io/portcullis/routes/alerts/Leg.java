package io.portcullis.routes.alerts;

import java.time.Instant;

/**
 * One telling of an alert by one channel.
 *
 * @param step 0 for the first telling, then the step of the escalation that asked for it
 * @param tries how often the channel was asked
 * @param at when it is due while it waits, else when it ended
 * @param message id of the message that it was, or is to be, told by; empty before the first try
 * @param detail what the channel said last
 */
public record Leg(
    String channel,
    int step,
    State state,
    boolean held,
    int tries,
    Instant at,
    String message,
    String detail) {

  /** How it stands. */
  public enum State {
    WAITING,
    /** The channel took it. */
    TAKEN,
    /** It was refused, or not taken for too long. */
    GIVEN_UP
  }

  static Leg due(String channel, int step, Instant at, boolean held) {
    return new Leg(channel, step, State.WAITING, held, 0, at, "", "");
  }

  boolean dueAt(Instant now) {
    return state == State.WAITING && !at.isAfter(now);
  }

  boolean same(Leg other) {
    return channel.equals(other.channel) && step == other.step;
  }

  Leg taken(String by, Instant when, String said) {
    return new Leg(channel, step, State.TAKEN, held, tries + 1, when, by, said);
  }

  Leg givenUp(String by, Instant when, String said) {
    return new Leg(channel, step, State.GIVEN_UP, held, tries + 1, when, by, said);
  }

  Leg again(Instant when, String said) {
    return new Leg(channel, step, State.WAITING, held, tries + 1, when, message, said);
  }
}
