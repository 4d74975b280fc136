package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portcullis.model.Point.Status;

/**
 * The difference between what was admitted and what the enforcement points hold, as actions. Run
 * after each signal, so that any loss, refusal or delay is met by the next one or by a timer.
 */
final class Reconcile {
  /** A call without any answer for that long is taken as lost with its hub, and repeated. */
  static final Duration ANSWER_WITHIN = Duration.ofSeconds(15);

  /** Most points kept of things that are gone, the newest; those of things that are there all. */
  static final int MAX_GONE = 64;

  private static final Comparator<Point> NEWEST =
      Comparator.comparing(Point::askedAt, Comparator.reverseOrder())
          .thenComparing(p -> p.target().point());

  private Reconcile() {}

  record Result(List<Point> points, List<Action> actions, List<Point> escalated) {}

  /** Why the points are asked now: goes into each action. */
  record Because(
      ReasonCode reason, String rule, String cause, Instant occurredAt, Instant receivedAt) {
    List<Hop> hops() {
      return List.of(
          new Hop(Hop.Kind.OCCURRED, occurredAt), new Hop(Hop.Kind.RECEIVED, receivedAt));
    }
  }

  static Result reconcile(State state, Because because) {
    Subject subject = state.subject();
    Map<String, Point> known = new HashMap<>();
    subject.points().forEach(p -> known.put(p.target().point(), p));
    List<Action> actions = new ArrayList<>();
    List<Point> escalated = new ArrayList<>();
    List<Target> targets = Targets.of(state);
    for (Target target : targets) {
      Optional<Point> last = Optional.ofNullable(known.get(target.point()));
      Optional<Point> next = next(subject, target, last, because);
      next.ifPresent(p -> known.put(target.point(), p));
      next.filter(p -> calls(p, last))
          .ifPresent(p -> actions.add(p.action(subject.id(), subject.kind())));
      next.filter(Reconcile::givenUp).ifPresent(escalated::add);
    }
    return new Result(kept(targets, known), actions, escalated);
  }

  /** People were told before, when it is tried once more. */
  private static boolean calls(Point next, Optional<Point> last) {
    return next.status() == Status.SENT
        || next.status() == Status.ESCALATED
            && last.filter(p -> p.attempt() < next.attempt()).isPresent();
  }

  /** Told once: tries after that count on. */
  private static boolean givenUp(Point next) {
    return next.status() == Status.ESCALATED && next.attempt() <= Point.MAX_ATTEMPTS;
  }

  /** The point's next state, or empty when it is to be left alone. */
  private static Optional<Point> next(
      Subject subject, Target target, Optional<Point> last, Because because) {
    Want want = Targets.want(target, subject.trust().admitted(), last, subject.now());
    if (last.isEmpty()) {
      return Targets.resting(want)
          ? Optional.empty()
          : Optional.of(asked(target, want, 1, because, subject.now()));
    }
    Point point = last.get();
    if (point.want() != want) {
      Point next = asked(target, want, point.generation() + 1, because, subject.now());
      return Optional.of(next.with(point.proof().next()));
    }
    if (point.status() == Status.REFUSED) {
      return Optional.of(point.with(Status.ESCALATED, Optional.empty(), point.detail()));
    }
    return point.due().filter(due -> !due.isAfter(subject.now())).map(due -> retry(point, subject));
  }

  private static Point asked(
      Target target, Want want, int generation, Because because, Instant now) {
    return new Point(
        target,
        want,
        generation,
        1,
        Status.SENT,
        because.reason(),
        because.rule(),
        because.cause(),
        because.receivedAt(),
        now,
        Optional.of(now.plus(ANSWER_WITHIN)),
        "",
        because.hops());
  }

  /** What was given up on is tried on, slowly: a dead authority may come back after hours. */
  private static Point retry(Point point, Subject subject) {
    Instant now = subject.now();
    if (point.attempt() < Point.MAX_ATTEMPTS) {
      return point.again(now, Optional.of(now.plus(ANSWER_WITHIN)));
    }
    return point.status() == Status.ESCALATED || point.attempt() > Point.MAX_ATTEMPTS
        ? point.onceMore(now)
        : point.with(
            Status.ESCALATED, Optional.of(now.plus(Point.ESCALATED_RETRY)), point.detail());
  }

  private static List<Point> kept(List<Target> targets, Map<String, Point> known) {
    List<Point> points = new ArrayList<>();
    targets.forEach(t -> Optional.ofNullable(known.remove(t.point())).ifPresent(points::add));
    known.values().stream()
        .sorted(NEWEST)
        .limit(MAX_GONE)
        .map(Reconcile::quiet)
        .forEach(points::add);
    points.sort(Comparator.comparing(Point::settled).thenComparing(NEWEST));
    return List.copyOf(points);
  }

  /** Nothing more is waited for of a session or certificate that is gone. */
  private static Point quiet(Point point) {
    return point.with(point.status(), Optional.empty(), point.detail());
  }
}
