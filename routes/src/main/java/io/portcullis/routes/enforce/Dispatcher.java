package io.portcullis.routes.enforce;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

import io.portcullis.connectors.api.Enforcer;
import io.portcullis.model.Action;
import io.portcullis.model.Outcome;
import io.portcullis.model.Outcome.Status;
import io.portcullis.routes.telemetry.Tracing;

/**
 * Gives the actions of one kind to its enforcers, each by its own gate: a dead authority stalls
 * itself only. The consumer never waits; what finds no room was not attempted and comes back by a
 * timer.
 */
public final class Dispatcher implements AutoCloseable {
  private final List<Gate> gates;
  private final BiConsumer<Action, Outcome> report;
  private final Clock clock;

  /**
   * @param stopped whether nothing may go out now
   * @param witness who else on this hub notices what is done
   * @param outcomes where they are told; must not block
   */
  public Dispatcher(
      List<Enforcer> enforcers,
      BooleanSupplier stopped,
      Witness witness,
      BiConsumer<Action, Outcome> outcomes,
      Tracing tracing,
      Clock clock) {
    this.gates =
        enforcers.stream()
            .map(e -> new Gate(e, stopped, witness, outcomes, tracing, clock))
            .toList();
    this.report = outcomes;
    this.clock = clock;
  }

  /** To the first enforcer that serves the target. */
  public void dispatch(Action action) {
    Optional<Gate> gate = gates.stream().filter(g -> g.serves(action)).findFirst();
    gate.ifPresentOrElse(g -> g.dispatch(action), () -> nobody(action));
  }

  /** How it stands with each enforcer. */
  public List<PointState> points() {
    return gates.stream().map(Gate::state).toList();
  }

  private void nobody(Action action) {
    String detail = "no enforcer is configured for " + action.target().point();
    report.accept(
        action, Outcome.of(action, Status.REFUSED, detail, clock.instant(), clock.instant()));
  }

  @Override
  public void close() {
    gates.forEach(Gate::close);
  }
}
