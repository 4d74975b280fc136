package io.portcullis.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.portcullis.model.Point.Status;

/**
 * What controllers hold a device to although the session is over: it would meet the device at its
 * next login. Such a session stays something that can be acted on until all of it is taken back.
 */
final class Lasting {
  /** Most of them; a controller knows a device by its MAC, so one is enough for each. */
  static final int MAX = 16;

  private static final Comparator<Point> NEWEST =
      Comparator.comparing(Point::askedAt, Comparator.reverseOrder())
          .thenComparing(p -> p.target().point());

  private Lasting() {}

  static List<Target> of(Subject subject) {
    Set<String> here = new HashSet<>();
    subject.facts().sessions().forEach(s -> here.add(new Target.OfSession(s).point()));
    Set<String> devices = new HashSet<>();
    List<Target> targets = new ArrayList<>();
    subject.points().stream()
        .filter(p -> held(p) && !here.contains(p.target().point()))
        .sorted(NEWEST)
        .filter(p -> devices.add(((Target.OfSession) p.target()).session().mac()))
        .limit(MAX)
        .forEach(p -> targets.add(p.target()));
    return targets;
  }

  private static boolean held(Point point) {
    boolean takenBack =
        point.want() == Want.CONNECTED
            && (point.status() == Status.ACKNOWLEDGED
                || point.status() == Status.VERIFIED
                || point.status() == Status.ESCALATED);
    return point.target() instanceof Target.OfSession && point.proof().lasting() && !takenBack;
  }
}
