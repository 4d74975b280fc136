package io.portcullis.routes.alerts;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import io.portcullis.model.Signal;
import io.portcullis.routes.decide.Step;

/** Raises an alert when a finding opens, and ends it when the finding does. */
record FindingTaker(
    FindingAlert wording,
    AlertBook book,
    Alerts alerts,
    Housekeeping.Closing closing,
    Clock clock) {

  /**
   * @param began what was found before is not told
   * @throws IllegalStateException when Kafka did not take all of it; to repeat it does no harm
   */
  void take(Step step, Instant began) {
    Signal signal = step.signal();
    step.opened().stream()
        .filter(f -> wording.tells(f) && !f.since().isBefore(began))
        .forEach(f -> alerts.raise(wording.of(signal.subject(), signal.kind(), f)));
    List<String> over =
        step.closed().stream()
            .map(f -> FindingAlert.id(signal.subject(), f))
            .filter(id -> book.find(id).filter(AlertState::open).isPresent())
            .toList();
    if (!over.isEmpty()) {
      closing.end(over, new Ending(Ending.Kind.CLOSED, "", clock.instant(), "it holds no more"));
    }
  }
}
