package io.portcullis.routes.enforce;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Action;
import io.portcullis.model.Ids;
import io.portcullis.model.Outcome;
import io.portcullis.model.Signal;
import io.portcullis.model.Statement;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.stream.Outlet;

/** Tells the log what an enforcement point answered. One that is lost is asked for by a timer. */
public final class OutcomeReporter {
  private static final Logger LOG = LoggerFactory.getLogger(OutcomeReporter.class);
  private final Outlet outlet;

  public OutcomeReporter(Outlet outlet) {
    this.outlet = outlet;
  }

  public void report(Action action, Outcome outcome) {
    Signal signal =
        Signal.derived(
            Ids.of(
                "sig",
                "outcome",
                outcome.action(),
                outcome.status().name(),
                outcome.at().toString()),
            "enforce",
            outcome.at(),
            action.kind(),
            outcome.subject(),
            new Statement.OutcomeReported(outcome));
    outlet
        .send(Topic.SIGNALS, outcome.subject(), Json.bytes(signal))
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                LOG.warn(
                    "the outcome of {} was not stored: {}", outcome.action(), failure.getMessage());
              }
            });
  }
}
