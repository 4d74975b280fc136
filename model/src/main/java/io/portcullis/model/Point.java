package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One enforcement point of a subject: what was last asked of it and what it said.
 *
 * @param generation counts what it was asked for
 * @param attempt counts the calls of this generation
 * @param askedAt when this attempt was decided
 * @param due when to look again if nothing is heard, if at all
 * @param hops the way of what was last asked, at most one of each kind; absent in state of an
 *     earlier release
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
    List<Hop> hops,
    Proof proof) {
  public static final int MAX_ATTEMPTS = 12;
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(24);
  private static final Duration UNATTEMPTED_RETRY = Duration.ofSeconds(2);

  /** From one try to the next when people were told already. */
  static final Duration ESCALATED_RETRY = Duration.ofMinutes(5);

  private static final int SPREAD = 256;
  private static final int GOLDEN_RATIO = 0x9E3779B9;

  public enum Status {
    SENT,
    ACKNOWLEDGED,
    VERIFIED,
    RETRYING,
    /** The NAS says that there is no such session, and accounting has yet to agree. */
    GONE,
    /** The point can not do this; another way is taken. */
    REFUSED,
    /** People were told. What may still come about is tried on, every five minutes. */
    ESCALATED
  }

  public Point {
    hops = Hop.kept(hops);
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
      String detail,
      List<Hop> hops) {
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
        hops,
        Proof.NONE);
  }

  public boolean settled() {
    return status == Status.VERIFIED || status == Status.ESCALATED;
  }

  public Point with(Status reached, Optional<Instant> lookAgain, String said) {
    return moved(want, attempt, reached, askedAt, lookAgain, said);
  }

  /** One of each kind is kept, the first. */
  Point passing(List<Hop> more) {
    List<Hop> all = Hop.of(hops, more);
    return all.equals(hops) ? this : knowing(all, proof);
  }

  Point with(Proof known) {
    return knowing(hops, known);
  }

  /** Seen to be in this state, whatever was asked of it. */
  Point seenIn(Want seen, String said) {
    return moved(seen, attempt, Status.VERIFIED, askedAt, Optional.empty(), said);
  }

  public Point again(Instant now, Optional<Instant> lookAgain) {
    return moved(want, attempt + 1, Status.SENT, now, lookAgain, detail);
  }

  /** A call that was never made does not count as one. */
  public Point unattempted(Optional<Instant> lookAgain, String said) {
    return moved(want, Math.max(0, attempt - 1), Status.RETRYING, askedAt, lookAgain, said);
  }

  private Point moved(
      Want wanted,
      int attempts,
      Status reached,
      Instant asked,
      Optional<Instant> lookAgain,
      String said) {
    return new Point(
        target,
        wanted,
        generation,
        attempts,
        reached,
        reason,
        rule,
        cause,
        receivedAt,
        asked,
        lookAgain,
        said,
        hops,
        proof);
  }

  private Point knowing(List<Hop> way, Proof known) {
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
        way,
        known);
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
        askedAt,
        hops);
  }

  /** People know; tried once more all the same. */
  Point onceMore(Instant now) {
    Point next = again(now, Optional.of(now.plus(spread(ESCALATED_RETRY))));
    return next.with(Status.ESCALATED, next.due(), detail);
  }

  /** Doubles with each attempt: 1, 2, 4 ... at most 24 seconds, and up to a quarter more. */
  public Duration backoff() {
    long factor = 1L << Math.clamp(attempt - 1L, 0, 5);
    Duration wait = FIRST_RETRY.multipliedBy(factor);
    return spread(wait.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : wait);
  }

  /** What was not tried at all is not held back for long. */
  Duration pause() {
    return spread(UNATTEMPTED_RETRY);
  }

  /**
   * Up to a quarter longer, so that a thousand that failed together do not come back together. By
   * the point's own name: the same each time it is computed.
   */
  private Duration spread(Duration wait) {
    // Names of one authority's certificates differ in their last digits only: stirred well.
    int place = ((target.point() + attempt).hashCode() * GOLDEN_RATIO) >>> (Integer.SIZE - 8);
    return wait.plus(wait.multipliedBy(place).dividedBy(4L * SPREAD));
  }
}
