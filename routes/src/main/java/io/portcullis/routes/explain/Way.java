package io.portcullis.routes.explain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import io.portcullis.model.Action;
import io.portcullis.model.Hop;
import io.portcullis.model.Outcome;
import io.portcullis.routes.api.Explanation;
import io.portcullis.routes.decide.Step;

/** The moments of one action, in the order of time. */
final class Way {
  private Way() {}

  static List<Explanation.Hop> of(Action action, List<Outcome> outcomes, List<Step> steps) {
    List<Hop> known = action.hops();
    for (Outcome outcome : outcomes) {
      known = Hop.of(known, outcome.hops());
    }
    return known.isEmpty()
        ? former(action, outcomes, steps)
        : known.stream()
            .sorted(Comparator.comparing(Hop::at))
            .map(hop -> hop(hop.kind(), hop.at()))
            .toList();
  }

  /** Of an action that an earlier release sent, out of what stands around it. */
  private static List<Explanation.Hop> former(
      Action action, List<Outcome> outcomes, List<Step> steps) {
    List<Explanation.Hop> hops = new ArrayList<>();
    steps.stream()
        .map(Step::signal)
        .filter(s -> s.id().equals(action.cause()))
        .findFirst()
        .ifPresent(s -> hops.add(hop(Hop.Kind.OCCURRED, s.occurredAt())));
    hops.add(hop(Hop.Kind.RECEIVED, action.receivedAt()));
    hops.add(hop(Hop.Kind.DECIDED, action.decidedAt()));
    for (Outcome outcome : outcomes) {
      hops.add(hop(Hop.Kind.SENT, outcome.sentAt()));
      hops.add(new Explanation.Hop(word(outcome.status()), outcome.at()));
    }
    return hops;
  }

  private static Explanation.Hop hop(Hop.Kind kind, Instant at) {
    return new Explanation.Hop(word(kind), at);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
