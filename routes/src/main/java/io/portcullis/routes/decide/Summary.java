package io.portcullis.routes.decide;

import java.util.List;

import io.portcullis.model.Certificate;
import io.portcullis.model.State;
import io.portcullis.model.Subject;

/** A subject as {@code subjects} holds it: what other hubs, people and dashboards may read. */
public record Summary(Subject subject, List<Certificate> certificates) {
  static Summary of(State state) {
    return new Summary(state.subject(), state.certificates());
  }
}
