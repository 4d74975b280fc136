package io.portcullis.routes.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.portcullis.model.Alert;

/**
 * Decides by whom an alert is told next. Given the same moment it says the same: no clock, no I/O.
 *
 * @param closeAfter how long an alert stays open that nobody acknowledges
 */
record Plan(
    Directions directions, Optional<Quiet> quiet, Escalation escalation, Duration closeAfter) {

  /** The way with what is due now added to it; the same when nothing is. */
  Way next(AlertState state, Instant now) {
    Alert alert = state.alert();
    Way way = state.way();
    if (!way.begun()) {
      return telling(alert, way, directions.channels(alert), 0, now);
    }
    if (way.step() >= escalation.steps().size()) {
      return way;
    }
    Escalation.Step step = escalation.steps().get(way.step());
    return due(alert, way, step, now)
        ? telling(alert, way, List.of(step.channel()), way.step() + 1, now)
        : way;
  }

  /** What no channel took goes on at once, however severe it is: nobody has heard of it. */
  private boolean due(Alert alert, Way way, Escalation.Step step, Instant now) {
    boolean unanswered =
        alert.severity().compareTo(escalation.from()) >= 0
            && way.since().filter(since -> !since.plus(step.after()).isAfter(now)).isPresent();
    return unanswered || way.lost();
  }

  private Way telling(Alert alert, Way way, List<String> channels, int step, Instant now) {
    Optional<Instant> held = quiet.flatMap(q -> q.heldUntil(alert.severity(), now));
    Instant due = held.orElse(now);
    List<Leg> legs =
        channels.stream().map(name -> Leg.due(name, step, due, held.isPresent())).toList();
    return way.telling(legs, due, step);
  }

  boolean tooOld(AlertState state, Instant now) {
    return !state.alert().at().plus(closeAfter).isAfter(now);
  }
}
