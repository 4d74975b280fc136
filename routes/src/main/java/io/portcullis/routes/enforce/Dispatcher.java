package io.portcullis.routes.enforce;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

import io.portcullis.connectors.api.Enforcer;
import io.portcullis.model.Action;
import io.portcullis.model.Outcome;
import io.portcullis.model.Outcome.Status;

/**
 * Gives the actions of one kind to its enforcers. The consumer never waits: each enforcement point
 * has its lane, so that hold and release of one certificate keep their order, lanes work side by
 * side, and what finds its lane full was not attempted and comes back by a timer.
 */
public final class Dispatcher implements AutoCloseable {
  /** Calls in flight, at most. */
  static final int LANES = 64;

  private final List<Enforcer> enforcers;
  private final BooleanSupplier stopped;
  private final BiConsumer<Action, Outcome> report;
  private final Witness witness;
  private final LaterProofs later;
  private final Clock clock;
  private final List<Lane> lanes = new ArrayList<>();

  /**
   * @param stopped whether nothing may go out now
   * @param witness who else on this hub notices what is done
   * @param outcomes where they are told; must not block
   */
  public Dispatcher(
      String name,
      List<Enforcer> enforcers,
      BooleanSupplier stopped,
      Witness witness,
      BiConsumer<Action, Outcome> outcomes,
      Clock clock) {
    this.enforcers = List.copyOf(enforcers);
    this.stopped = stopped;
    this.report = outcomes;
    this.clock = clock;
    this.witness = witness;
    this.later = new LaterProofs(name, witness, outcomes, clock);
    for (int i = 0; i < LANES; i++) {
      lanes.add(new Lane(name + "-" + i, this::enforce));
    }
  }

  public void dispatch(Action action) {
    int lane = Math.floorMod(action.target().point().hashCode(), LANES);
    if (!lanes.get(lane).offer(action)) {
      report(action, Status.NOT_ATTEMPTED, "too many calls wait for this point already");
    }
  }

  private void enforce(Action action) {
    if (stopped.getAsBoolean()) {
      report(action, Status.NOT_ATTEMPTED, "the hub is stopped");
      return;
    }
    Optional<Enforcer> enforcer =
        enforcers.stream().filter(e -> e.serves(action.target())).findFirst();
    if (enforcer.isEmpty()) {
      report(action, Status.REFUSED, "no enforcer is configured for " + action.target().point());
      return;
    }
    Outcome outcome = enforcer.get().enforce(action);
    report.accept(action, outcome.showing(witness.saw(action)));
    if (outcome.status() == Status.ACKNOWLEDGED) {
      verify(enforcer.get(), action);
      enforcer.get().second().ifPresent(proof -> later.await(proof, action));
    }
  }

  /** What can not be seen at once is seen later, by the session's end or the next look. */
  private void verify(Enforcer enforcer, Action action) {
    Outcome seen = enforcer.verify(action);
    if (seen.status() == Status.VERIFIED) {
      report.accept(action, seen.showing(witness.saw(action)));
    }
  }

  private void report(Action action, Status status, String detail) {
    report.accept(action, Outcome.of(action, status, detail, clock.instant(), clock.instant()));
  }

  @Override
  public void close() {
    lanes.forEach(Lane::close);
    later.close();
  }
}
