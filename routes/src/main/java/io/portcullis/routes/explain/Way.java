package io.portcullis.routes.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import io.portcullis.model.Action;
import io.portcullis.model.Hop;
import io.portcullis.model.Hop.Kind;
import io.portcullis.model.Outcome;
import io.portcullis.routes.api.Explanation;
import io.portcullis.routes.decide.Step;

/** The moments of one action, in the order of time. */
final class Way {
  private Way() {}

  static List<Explanation.Hop> of(Action action, List<Outcome> outcomes, List<Step> steps) {
    List<Hop> known = action.hops();
    for (Outcome outcome : outcomes) {
      known = Hop.of(known, outcome.hops().isEmpty() ? former(outcome) : outcome.hops());
    }
    return Hop.of(known, beginning(action, steps)).stream()
        .sorted(Comparator.comparing(Hop::at).thenComparing(Hop::kind))
        .map(hop -> new Explanation.Hop(word(hop.kind()), hop.at()))
        .toList();
  }

  /** Of an action that an earlier release sent, or that no outcome has told of yet. */
  private static List<Hop> beginning(Action action, List<Step> steps) {
    List<Hop> hops = new ArrayList<>();
    steps.stream()
        .map(Step::signal)
        .filter(s -> s.id().equals(action.cause()))
        .findFirst()
        .ifPresent(s -> hops.add(new Hop(Kind.OCCURRED, s.occurredAt())));
    hops.add(new Hop(Kind.RECEIVED, action.receivedAt()));
    hops.add(new Hop(Kind.DECIDED, action.decidedAt()));
    return hops;
  }

  /** What an outcome of an earlier release says. */
  private static List<Hop> former(Outcome outcome) {
    return switch (outcome.status()) {
      case ACKNOWLEDGED ->
          List.of(new Hop(Kind.SENT, outcome.sentAt()), new Hop(Kind.ACKNOWLEDGED, outcome.at()));
      case VERIFIED -> List.of(new Hop(Kind.VERIFIED, outcome.at()));
      case FAILED, SILENT -> List.of(new Hop(Kind.SENT, outcome.sentAt()));
      case REFUSED, NOT_ATTEMPTED -> List.of();
    };
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
