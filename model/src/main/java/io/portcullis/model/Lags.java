package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.portcullis.model.Lag.Direction;

/**
 * Since when a source has been late by how much. For each direction at most one entry a step, both
 * ascending, so a rule with any threshold finds since when it has been passed.
 */
final class Lags {
  private Lags() {}

  static List<Lag> heard(
      List<Lag> before, String source, Direction direction, Duration measured, Instant now) {
    Duration step = Lag.step(measured);
    List<Lag> kept = new ArrayList<>();
    Instant since = now;
    for (Lag lag : before) {
      if (lag.direction() != direction || lag.by().compareTo(step) <= 0) {
        kept.add(lag);
      } else if (lag.since().isBefore(since)) {
        since = lag.since();
      }
    }
    boolean known = kept.stream().anyMatch(l -> l.direction() == direction && l.by().equals(step));
    if (!step.isZero() && !known) {
      kept.add(new Lag(source, direction, step, since));
    }
    return List.copyOf(kept);
  }
}
