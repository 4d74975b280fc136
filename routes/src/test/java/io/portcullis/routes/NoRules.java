package io.portcullis.routes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.portcullis.model.Decision;
import io.portcullis.model.Policy;
import io.portcullis.model.Signal;
import io.portcullis.model.State;
import io.portcullis.model.Subject;

/** Finds nothing: what a subject is after signals, apart from any rule. */
public final class NoRules implements Policy {
  /** The subject after these signals. */
  public static Subject after(Subject before, List<Signal> signals) {
    State state = new State(before, List.of());
    for (Signal signal : signals) {
      state = Decision.decide(state, signal, new NoRules()).state();
    }
    return state.subject();
  }

  @Override
  public Evaluation evaluate(Case subject, Instant now) {
    return new Evaluation(List.of(), Optional.empty());
  }

  @Override
  public String digest() {
    return "";
  }
}
