package io.portcullis.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.portcullis.model.Point.Status;

/** What an enforcement point answered moves its point on; an answer to an older call does not. */
final class Outcomes {
  private Outcomes() {}

  static State reported(State state, Outcome outcome) {
    Subject subject = state.subject();
    List<Point> points =
        subject.points().stream()
            .map(p -> about(p, outcome) ? answered(p, outcome, subject) : p)
            .map(p -> asked(p, outcome) ? p.passing(outcome.hops()) : p)
            .toList();
    return state.with(subject.enforcedAt(points));
  }

  private static boolean about(Point point, Outcome outcome) {
    return asked(point, outcome)
        && point.status() != Status.VERIFIED
        && (point.status() != Status.ESCALATED || good(outcome));
  }

  private static boolean asked(Point point, Outcome outcome) {
    return point.target().point().equals(outcome.point())
        && point.generation() == outcome.generation();
  }

  /** People were told that it failed: only news to the contrary still counts. */
  private static boolean good(Outcome outcome) {
    return outcome.status() == Outcome.Status.VERIFIED
        || outcome.status() == Outcome.Status.ACKNOWLEDGED
        || outcome.gone();
  }

  private static Point answered(Point asked, Outcome outcome, Subject subject) {
    Instant now = subject.now();
    Point point = asked.with(asked.proof().answered(outcome, now));
    if (point.target() instanceof Target.OfSession t) {
      return ofSession(point, held(t.session(), subject), outcome, now);
    }
    return moved(point, outcome, now, Optional.of(now.plus(Proof.WITHIN)));
  }

  private static Session held(Session asked, Subject subject) {
    return subject.facts().sessions().stream().filter(asked::same).findFirst().orElse(asked);
  }

  private static Point ofSession(Point point, Session session, Outcome outcome, Instant now) {
    if (outcome.gone()) {
      Instant until = now.plus(Proof.wait(session));
      return point.with(Status.GONE, Optional.of(until), outcome.detail());
    }
    boolean seen =
        outcome.status() == Outcome.Status.ACKNOWLEDGED
            && Shown.moves(point.want())
            && !session.seenAt().isBefore(outcome.sentAt())
            && session.in(outcome.network());
    return seen
        ? point.with(
            Status.VERIFIED, Optional.empty(), "accounting shows it in " + outcome.network())
        : moved(point, outcome, now, lookAgain(point, now));
  }

  /** Where a moved session will be seen is not always known; then nothing can be waited for. */
  private static Optional<Instant> lookAgain(Point point, Instant now) {
    return Shown.moves(point.want()) && point.proof().network().isEmpty()
        ? Optional.empty()
        : Optional.of(now.plus(Proof.WITHIN));
  }

  private static Point moved(
      Point point, Outcome outcome, Instant now, Optional<Instant> lookAgain) {
    return switch (outcome.status()) {
      case VERIFIED -> point.with(Status.VERIFIED, Optional.empty(), outcome.detail());
      case ACKNOWLEDGED -> point.with(Status.ACKNOWLEDGED, lookAgain, outcome.detail());
      case REFUSED -> point.with(Status.REFUSED, Optional.empty(), outcome.detail());
      case FAILED, SILENT ->
          point.with(Status.RETRYING, Optional.of(now.plus(point.backoff())), outcome.detail());
      case NOT_ATTEMPTED ->
          point.unattempted(Optional.of(now.plus(point.pause())), outcome.detail());
    };
  }
}
