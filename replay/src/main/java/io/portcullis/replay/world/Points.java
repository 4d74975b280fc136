package io.portcullis.replay.world;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

import io.portcullis.model.Action;
import io.portcullis.model.Ids;
import io.portcullis.model.Outcome;
import io.portcullis.model.PointKind;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement;

/**
 * Enforcement points that obey, each call after the same time. A kind takes as many calls at once
 * as it has lanes; further ones wait for the lane that is free first.
 */
final class Points {
  private final Map<PointKind, PriorityQueue<Instant>> busyUntil = new EnumMap<>(PointKind.class);
  private final Set<String> underWay = new HashSet<>();
  private final Duration answer;

  Points(Duration answer) {
    this.answer = answer;
  }

  /** The outcome, with the time at which it comes; empty when the same call is under way. */
  Optional<Signal> ask(Action action, Instant now) {
    if (!underWay.add(action.id())) {
      return Optional.empty();
    }
    PointKind kind = action.target().kind();
    PriorityQueue<Instant> lanes = busyUntil.computeIfAbsent(kind, k -> new PriorityQueue<>());
    Instant sent = now;
    if (lanes.size() >= Assumptions.lanes(kind)) {
      Instant free = lanes.remove();
      sent = free.isAfter(now) ? free : now;
    }
    Instant at = sent.plus(answer);
    lanes.add(at);
    Outcome outcome = Outcome.of(action, Outcome.Status.VERIFIED, "played by replay", sent, at);
    return Optional.of(
        Signal.derived(
            Ids.of("sig", "replay", action.id(), at.toString()),
            "replay",
            at,
            action.kind(),
            action.subject(),
            new Statement.OutcomeReported(outcome)));
  }

  void answered(Outcome outcome) {
    underWay.remove(outcome.action());
  }
}
