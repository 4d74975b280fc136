package io.portcullis.model;

import java.util.Optional;

import io.portcullis.model.Point.Status;

/** What an accounting record of a session says of what was asked of it. */
final class Shown {
  private Shown() {}

  /**
   * @param known whether the session was on the books before this record
   */
  static Point by(Point point, Session session, boolean known) {
    if (back(point, known) || strayed(point, session)) {
      return point.seenIn(Want.CONNECTED, "seen again");
    }
    if (point.status() == Status.GONE) {
      return denied(point, session);
    }
    if (point.status() == Status.SENT || point.status() == Status.VERIFIED) {
      return point;
    }
    return moved(point, session);
  }

  /** A move for which nothing was shown in time; it stays acknowledged, and is not waited for. */
  static Point late(Point point, Optional<Session> session) {
    Point waited =
        point.with(
            Status.ACKNOWLEDGED,
            Optional.empty(),
            point.detail() + "; accounting has not shown it in " + point.proof().network());
    return session
        .filter(s -> point.proof().newer(s.seenAt()))
        .map(s -> moved(waited, s))
        .orElse(waited);
  }

  /** Its end was believed, and here it is again. */
  private static boolean back(Point point, boolean known) {
    return point.status() == Status.VERIFIED && (point.want() == Want.DISCONNECTED || !known);
  }

  /** It was seen in quarantine, and is out of it. */
  private static boolean strayed(Point point, Session session) {
    return point.status() == Status.VERIFIED
        && point.want() == Want.QUARANTINED
        && !point.proof().network().isEmpty()
        && session.elsewhere(point.proof().network());
  }

  /** Asked for anew, as often as it makes sense. */
  private static Point denied(Point point, Session session) {
    if (!point.proof().newer(session.seenAt())) {
      return point;
    }
    Point again = point.with(point.proof().denial());
    return again.proof().denied() < Proof.MAX_DENIED
        ? again.with(
            Status.RETRYING,
            Optional.of(session.seenAt()),
            point.detail() + "; accounting shows it")
        : again.with(
            Status.REFUSED,
            Optional.empty(),
            "the NAS says that there is no such session, accounting shows it");
  }

  private static Point moved(Point point, Session session) {
    String network = point.proof().network();
    if (network.isEmpty() || !moves(point.want())) {
      return point;
    }
    if (session.in(network)) {
      return point.with(Status.VERIFIED, Optional.empty(), "accounting shows it in " + network);
    }
    boolean overdue = point.status() == Status.ACKNOWLEDGED && point.due().isEmpty();
    return overdue && session.elsewhere(network)
        ? point.with(
            Status.REFUSED,
            Optional.empty(),
            "acknowledged, and accounting shows it in " + String.join(", ", session.networks()))
        : point;
  }

  static boolean moves(Want want) {
    return want == Want.QUARANTINED || want == Want.CONNECTED;
  }
}
