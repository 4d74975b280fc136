package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One enforcement point of a subject: what was last asked of it and what it said.
 *
 * @param generation counts what it was asked for
 * @param attempt counts the calls of this generation
 * @param askedAt when this attempt was decided
 * @param due when to look again if nothing is heard, if at all
 * @param proof what accounting has to show; absent in state of an earlier release
 */
public record Point(
    Target target,
    Want want,
    int generation,
    int attempt,
    Status status,
    ReasonCode reason,
    String rule,
    String cause,
    Instant receivedAt,
    Instant askedAt,
    Optional<Instant> due,
    String detail,
    Proof proof) {
  public static final int MAX_ATTEMPTS = 12;
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);

  public enum Status {
    SENT,
    ACKNOWLEDGED,
    VERIFIED,
    RETRYING,
    /** The NAS says that there is no such session, and accounting has yet to agree. */
    GONE,
    /** The point can not do this; another way is taken. */
    REFUSED,
    /** Given up on, and people were told. */
    ESCALATED
  }

  public Point {
    proof = Objects.requireNonNullElse(proof, Proof.NONE);
  }

  /** Of which nothing was heard yet. */
  public Point(
      Target target,
      Want want,
      int generation,
      int attempt,
      Status status,
      ReasonCode reason,
      String rule,
      String cause,
      Instant receivedAt,
      Instant askedAt,
      Optional<Instant> due,
      String detail) {
    this(
        target,
        want,
        generation,
        attempt,
        status,
        reason,
        rule,
        cause,
        receivedAt,
        askedAt,
        due,
        detail,
        Proof.NONE);
  }

  public boolean settled() {
    return status == Status.VERIFIED || status == Status.ESCALATED;
  }

  public Point with(Status reached, Optional<Instant> lookAgain, String said) {
    return new Point(
        target,
        want,
        generation,
        attempt,
        reached,
        reason,
        rule,
        cause,
        receivedAt,
        askedAt,
        lookAgain,
        said,
        proof);
  }

  Point with(Proof known) {
    return new Point(
        target,
        want,
        generation,
        attempt,
        status,
        reason,
        rule,
        cause,
        receivedAt,
        askedAt,
        due,
        detail,
        known);
  }

  /** Seen to be in this state, whatever was asked of it. */
  Point seenIn(Want seen, String said) {
    return new Point(
        target,
        seen,
        generation,
        attempt,
        Status.VERIFIED,
        reason,
        rule,
        cause,
        receivedAt,
        askedAt,
        Optional.empty(),
        said,
        proof);
  }

  public Point again(Instant now, Optional<Instant> lookAgain) {
    return new Point(
        target,
        want,
        generation,
        attempt + 1,
        Status.SENT,
        reason,
        rule,
        cause,
        receivedAt,
        now,
        lookAgain,
        detail,
        proof);
  }

  /** A call that was never made does not count as one. */
  public Point unattempted(Optional<Instant> lookAgain, String said) {
    return new Point(
        target,
        want,
        generation,
        Math.max(0, attempt - 1),
        Status.RETRYING,
        reason,
        rule,
        cause,
        receivedAt,
        askedAt,
        lookAgain,
        said,
        proof);
  }

  public Action action(String subject, SubjectKind kind) {
    return new Action(
        Action.id(subject, target, want, generation),
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
        askedAt);
  }

  /** Doubles with each attempt: 1, 2, 4 ... at most 30 seconds. */
  public Duration backoff() {
    long factor = 1L << Math.clamp(attempt - 1L, 0, 5);
    Duration wait = FIRST_RETRY.multipliedBy(factor);
    return wait.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : wait;
  }
}
