package io.portcullis.routes.decide;

import java.util.List;

import io.portcullis.model.Action;
import io.portcullis.model.Decision;
import io.portcullis.model.Finding;
import io.portcullis.model.Signal;
import io.portcullis.model.Standing;

/**
 * One signal that changed something about a subject, and what it led to: what {@code explain}
 * tells.
 *
 * @param number counts a subject's steps from 0
 */
public record Step(
    long number,
    Signal signal,
    List<Finding> opened,
    List<Finding> closed,
    Standing wanted,
    Standing admitted,
    String proposal,
    List<Action> actions) {

  static Step of(long number, Signal signal, Decision decision) {
    return new Step(
        number,
        signal,
        decision.opened(),
        decision.closed(),
        decision.state().subject().trust().wanted(),
        decision.state().subject().trust().admitted(),
        decision.proposal().map(p -> p.id()).orElse(""),
        decision.actions());
  }
}
