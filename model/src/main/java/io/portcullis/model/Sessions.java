package io.portcullis.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The subject's stays on the network; the end of one is the proof of a disconnection. */
final class Sessions {
  private Sessions() {}

  static State started(State state, Statement.SessionStarted said) {
    Subject subject = state.subject();
    List<Session> sessions = new ArrayList<>(subject.facts().sessions());
    boolean known = sessions.removeIf(s -> same(s, said.session()));
    sessions.add(said.session());
    List<Point> points =
        subject.points().stream().map(p -> back(p, said.session(), known) ? alive(p) : p).toList();
    return state.with(
        subject.with(subject.facts().withSessions(Keep.bounded(sessions))).enforcedAt(points));
  }

  /** Its end was believed, and here it is again. */
  private static boolean back(Point point, Session session, boolean known) {
    return point.target() instanceof Target.OfSession t
        && same(t.session(), session)
        && point.status() == Point.Status.VERIFIED
        && (point.want() == Want.DISCONNECTED || !known);
  }

  /** As if nothing had been asked of it: what is wanted now is a new generation. */
  private static Point alive(Point point) {
    return point.seenIn(Want.CONNECTED, "seen again");
  }

  private static boolean same(Session a, Session b) {
    return a.id().equals(b.id()) && a.nas().equals(b.nas());
  }

  static State ended(State state, Statement.SessionEnded said, Instant at) {
    Subject subject = state.subject();
    List<Session> left =
        subject.facts().sessions().stream().filter(s -> !s.id().equals(said.session())).toList();
    List<Point> points = subject.points().stream().map(p -> gone(p, said, at)).toList();
    return state.with(subject.with(subject.facts().withSessions(left)).enforcedAt(points));
  }

  private static Point gone(Point point, Statement.SessionEnded said, Instant at) {
    if (!(point.target() instanceof Target.OfSession t)
        || !t.session().id().equals(said.session())) {
      return point;
    }
    Point ended =
        point.with(Point.Status.VERIFIED, Optional.empty(), "ended " + at + ": " + said.cause());
    // The end of a session that nobody wanted ended is no news of what was asked.
    return point.want() == Want.CONNECTED ? ended : ended.passing(end(at));
  }

  private static List<Hop> end(Instant at) {
    return List.of(new Hop(Hop.Kind.VERIFIED, at), new Hop(Hop.Kind.SESSION_GONE, at));
  }
}
