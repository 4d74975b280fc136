package io.portcullis.routes.decide;

import io.portcullis.model.PointKind;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.stream.Wiring;

/** The second stage: {@code signals} to proposals, actions, verdicts and the state. */
public final class DecideTopology {
  static final String TO_SIGNALS = "decide-to-signals";
  static final String TO_INTAKE = "decide-to-intake";
  static final String TO_ALL_SIGNALS = "decide-to-all-signals";
  static final String TO_PROPOSALS = "decide-to-proposals";
  static final String TO_SUBJECTS = "decide-to-subjects";
  static final String TO_TRAIL = "decide-to-trail";
  static final String TO_ANNOUNCEMENTS = "decide-to-announcements";
  static final String TO_VERDICTS = "decide-to-verdicts";

  private DecideTopology() {}

  static String toActions(PointKind kind) {
    return "decide-to-" + Topic.actions(kind).plainName();
  }

  public static void addTo(Wiring wiring, Policies policies) {
    wiring
        .stage("decide", Topic.SIGNALS, () -> new Decide(policies, wiring.tracing()))
        .sink(TO_SIGNALS, Topic.SIGNALS)
        .sink(TO_INTAKE, Topic.INTAKE)
        .sinkToAll(TO_ALL_SIGNALS, Topic.SIGNALS)
        .sink(TO_PROPOSALS, Topic.PROPOSALS)
        .sink(TO_SUBJECTS, Topic.SUBJECTS)
        .sink(TO_TRAIL, Topic.TRAIL)
        .sink(TO_ANNOUNCEMENTS, Topic.ANNOUNCEMENTS)
        .sink(TO_VERDICTS, Topic.VERDICTS);
    for (PointKind kind : PointKind.values()) {
      wiring.sink(toActions(kind), Topic.actions(kind));
    }
    wiring
        .store(States.SUBJECTS)
        .store(States.CERTIFICATES)
        .store(Timers.STORE)
        .store(Trail.STORE)
        .store(Children.EDGES)
        .store(Children.CURSORS)
        .store(NasSessions.STORE)
        .store(NasSessions.RESTARTS)
        .store(IssuanceCounts.STORE)
        .store(ActivePolicy.STORE);
  }
}
