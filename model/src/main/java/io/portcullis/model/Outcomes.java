package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.portcullis.model.Point.Status;

/** What an enforcement point answered moves its point on; an answer to an older call does not. */
final class Outcomes {
  /** An acknowledged action that is not verified by then is sent again. */
  static final Duration VERIFY_WITHIN = Duration.ofSeconds(30);

  private Outcomes() {}

  static State reported(State state, Outcome outcome) {
    Subject subject = state.subject();
    List<Point> points =
        subject.points().stream()
            .map(p -> about(p, outcome) ? moved(p, outcome, subject.now()) : p)
            .map(p -> asked(p, outcome) ? p.passing(outcome.hops()) : p)
            .toList();
    State moved = state.with(subject.enforcedAt(points));
    return goneSession(subject, outcome)
        .map(
            s ->
                Sessions.ended(
                    moved, new Statement.SessionEnded(s, outcome.detail()), outcome.at()))
        .orElse(moved);
  }

  /** A session that its NAS does not know has ended, though its Accounting-Stop was never seen. */
  private static Optional<String> goneSession(Subject subject, Outcome outcome) {
    return subject.points().stream()
        .filter(p -> outcome.gone() && about(p, outcome))
        .filter(p -> p.target() instanceof Target.OfSession)
        .map(p -> ((Target.OfSession) p.target()).session().id())
        .findFirst();
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

  private static Point moved(Point point, Outcome outcome, Instant now) {
    return switch (outcome.status()) {
      case VERIFIED -> point.with(Status.VERIFIED, Optional.empty(), outcome.detail());
      case ACKNOWLEDGED -> point.with(Status.ACKNOWLEDGED, verifyBy(point, now), outcome.detail());
      case REFUSED -> point.with(Status.REFUSED, Optional.empty(), outcome.detail());
      case FAILED, SILENT ->
          point.with(Status.RETRYING, Optional.of(now.plus(point.backoff())), outcome.detail());
      case NOT_ATTEMPTED ->
          point.unattempted(Optional.of(now.plus(point.pause())), outcome.detail());
    };
  }

  /** A NAS never reports a moved port by itself, so nothing later can be waited for. */
  private static Optional<Instant> verifyBy(Point point, Instant now) {
    boolean moved = point.want() == Want.QUARANTINED || point.want() == Want.CONNECTED;
    return moved ? Optional.empty() : Optional.of(now.plus(VERIFY_WITHIN));
  }
}
