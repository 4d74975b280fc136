package io.portcullis.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The subject's stays on the network; the end of one is the proof of a disconnection. */
final class Sessions {
  private Sessions() {}

  static State started(State state, Statement.SessionStarted said) {
    Subject subject = state.subject();
    List<Session> sessions = new ArrayList<>(subject.facts().sessions());
    Optional<Session> before = sessions.stream().filter(s -> s.same(said.session())).findFirst();
    before.ifPresent(sessions::remove);
    Session session = said.session().heard(subject.now(), before);
    sessions.add(session);
    List<Point> points =
        subject.points().stream()
            .map(p -> of(p, session::same) ? Shown.by(p, session, before.isPresent()) : p)
            .toList();
    return state.with(
        subject.with(subject.facts().withSessions(Keep.bounded(sessions))).enforcedAt(points));
  }

  static State ended(State state, Statement.SessionEnded said, Instant at) {
    return ended(
        state,
        s -> s.id().equals(said.session()) && (said.nas().isEmpty() || said.nas().equals(s.nas())),
        "ended " + at + ": " + said.cause(),
        at);
  }

  static State allEnded(State state, Statement.SessionsEnded said, Instant at) {
    return ended(
        state,
        s -> s.nas().equals(said.nas()) && !s.seenAt().isAfter(said.heardUntil()),
        "ended " + at + ": " + said.cause(),
        at);
  }

  /** What time alone leads to, once the signal was applied. */
  static State passed(State state) {
    return aged(agreed(judged(state)));
  }

  /** When time alone leads to something. */
  static Stream<Instant> ends(Subject subject) {
    return subject.facts().sessions().stream().map(Session::aged);
  }

  /** A move that accounting has not shown in time. */
  private static State judged(State state) {
    Subject subject = state.subject();
    return state.with(
        subject.enforcedAt(
            subject.points().stream().map(p -> due(p, subject) ? late(p, subject) : p).toList()));
  }

  private static Point late(Point point, Subject subject) {
    return point.status() == Point.Status.ACKNOWLEDGED && !point.proof().network().isEmpty()
        ? Shown.late(point, held(point, subject))
        : point;
  }

  /** A session that its NAS does not know, and accounting does not show, has ended. */
  private static State agreed(State state) {
    Subject subject = state.subject();
    State after = state;
    for (Point point : subject.points()) {
      if (point.status() == Point.Status.GONE && due(point, subject)) {
        Session session = ((Target.OfSession) point.target()).session();
        after = ended(after, session::same, point.detail() + "; accounting agrees", subject.now());
      }
    }
    return after;
  }

  private static State aged(State state) {
    Subject subject = state.subject();
    List<Session> old =
        subject.facts().sessions().stream().filter(s -> !s.aged().isAfter(subject.now())).toList();
    if (old.isEmpty()) {
      return state;
    }
    List<Session> left = new ArrayList<>(subject.facts().sessions());
    left.removeAll(old);
    List<Point> points = subject.points().stream().map(p -> unheard(p, old)).toList();
    return state.with(subject.with(subject.facts().withSessions(left)).enforcedAt(points));
  }

  /** Nobody saw its end: what was asked of it is not proved. */
  private static Point unheard(Point point, List<Session> old) {
    return old.stream()
        .filter(s -> of(point, s::same))
        .findFirst()
        .map(
            s ->
                point.with(
                    point.status(),
                    Optional.empty(),
                    "aged: no accounting of it since " + s.seenAt()))
        .orElse(point);
  }

  private static State ended(State state, Predicate<Session> which, String detail, Instant at) {
    Subject subject = state.subject();
    List<Session> left = subject.facts().sessions().stream().filter(which.negate()).toList();
    List<Point> points =
        subject.points().stream().map(p -> of(p, which) ? gone(p, detail, at) : p).toList();
    return state.with(subject.with(subject.facts().withSessions(left)).enforcedAt(points));
  }

  private static Point gone(Point point, String detail, Instant at) {
    Point ended = point.with(Point.Status.VERIFIED, Optional.empty(), detail);
    // The end of a session that nobody wanted ended is no news of what was asked.
    return point.want() == Want.CONNECTED ? ended : ended.passing(end(at));
  }

  private static List<Hop> end(Instant at) {
    return List.of(new Hop(Hop.Kind.VERIFIED, at), new Hop(Hop.Kind.SESSION_GONE, at));
  }

  private static Optional<Session> held(Point point, Subject subject) {
    return subject.facts().sessions().stream().filter(s -> of(point, s::same)).findFirst();
  }

  private static boolean of(Point point, Predicate<Session> which) {
    return point.target() instanceof Target.OfSession t && which.test(t.session());
  }

  private static boolean due(Point point, Subject subject) {
    return point.due().filter(due -> !due.isAfter(subject.now())).isPresent();
  }
}
