package io.portcullis.model;

import java.time.Instant;
import java.util.List;

/**
 * The difference between admitted and observed at one enforcement point, as one call.
 *
 * @param id hash of subject, point, wanted state and generation: a repetition is harmless, and
 *     hold, release, hold are three
 * @param generation counts what this point was asked for, from 1
 * @param attempt counts the calls of this generation, from 1
 * @param reason CRLReason for a certificate
 * @param rule the rule that asks for it
 * @param cause id of the signal that caused it
 * @param receivedAt when that signal was received: what every delay is counted from
 * @param decidedAt the decision's own time
 * @param hops what is known of its way so far; absent in the log of an earlier release
 */
public record Action(
    String id,
    String subject,
    SubjectKind kind,
    Target target,
    Want want,
    int generation,
    int attempt,
    ReasonCode reason,
    String rule,
    String cause,
    Instant receivedAt,
    Instant decidedAt,
    List<Hop> hops) {

  public Action {
    hops = Hop.kept(hops);
  }

  /** Of whose way nothing is known. */
  public Action(
      String id,
      String subject,
      SubjectKind kind,
      Target target,
      Want want,
      int generation,
      int attempt,
      ReasonCode reason,
      String rule,
      String cause,
      Instant receivedAt,
      Instant decidedAt) {
    this(
        id,
        subject,
        kind,
        target,
        want,
        generation,
        attempt,
        reason,
        rule,
        cause,
        receivedAt,
        decidedAt,
        List.of());
  }

  /** On its way: at the wall clock's time, by which nothing is decided. */
  public Action leaving(Instant at) {
    return knowing(List.of(new Hop(Hop.Kind.DECIDED, at)));
  }

  public Action knowing(List<Hop> more) {
    return new Action(
        id,
        subject,
        kind,
        target,
        want,
        generation,
        attempt,
        reason,
        rule,
        cause,
        receivedAt,
        decidedAt,
        Hop.of(hops, more));
  }

  public static String id(String subject, Target target, Want want, int generation) {
    return Ids.of("act", subject, target.point(), want.name(), Integer.toString(generation));
  }
}
