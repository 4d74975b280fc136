package io.portcullis.routes.enforce;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

import io.portcullis.connectors.api.Enforcer;
import io.portcullis.model.Action;
import io.portcullis.model.Outcome;
import io.portcullis.model.Outcome.Status;
import io.portcullis.model.PointKind;

/**
 * The way to one enforcer: so many calls at once and no more, one after the other for each point,
 * none while it does not answer. What is asked of one enforcer never waits for another.
 */
final class Gate implements AutoCloseable {
  private final Enforcer enforcer;
  private final BooleanSupplier stopped;
  private final BiConsumer<Action, Outcome> report;
  private final Clock clock;
  private final Breaker breaker;
  private final Witness witness;
  private final Looks looks;
  private final LaterProofs later;
  private final List<Lane> lanes = new ArrayList<>();

  Gate(
      Enforcer enforcer,
      BooleanSupplier stopped,
      Witness witness,
      BiConsumer<Action, Outcome> report,
      Clock clock) {
    this.enforcer = enforcer;
    this.stopped = stopped;
    this.report = report;
    this.clock = clock;
    this.breaker = new Breaker(enforcer, clock);
    this.witness = witness;
    this.looks = new Looks(this::look);
    this.later = new LaterProofs(enforcer.name(), witness, report, clock);
    for (int i = 0; i < atOnce(enforcer.kind()); i++) {
      lanes.add(new Lane(enforcer.name() + "-" + i, this::enforce));
    }
  }

  /**
   * Calls in flight, at most. An authority's API and a token take few at a time; a NAS, or the
   * server in front of many, takes more.
   */
  static int atOnce(PointKind kind) {
    return switch (kind) {
      case RADIUS -> 64;
      case CA -> 16;
      case HSM, NOTIFY -> 4;
    };
  }

  boolean serves(Action action) {
    return enforcer.serves(action.target());
  }

  void dispatch(Action action) {
    int lane = Math.floorMod(action.target().point().hashCode(), lanes.size());
    if (!lanes.get(lane).offer(action)) {
      report(action, Status.NOT_ATTEMPTED, "too many calls wait for " + enforcer.name());
    }
  }

  private void enforce(Action action) {
    if (stopped.getAsBoolean()) {
      report(action, Status.NOT_ATTEMPTED, "the hub is stopped");
    } else if (breaker.lets()) {
      ask(action);
    } else {
      report(action, Status.FAILED, breaker.reason());
    }
  }

  private void ask(Action action) {
    Outcome outcome = enforcer.enforce(action);
    breaker.heard(outcome);
    report.accept(action, outcome.showing(witness.saw(action)));
    if (outcome.status() == Status.ACKNOWLEDGED) {
      prove(action);
    }
  }

  private void prove(Action action) {
    if (!look(action)) {
      looks.later(action);
    }
    enforcer.second().ifPresent(proof -> later.await(proof, action));
  }

  /** True when it was seen to hold. What can not be seen yet is no news. */
  private boolean look(Action action) {
    Outcome seen = enforcer.verify(action);
    boolean holds = seen.status() == Status.VERIFIED;
    if (holds) {
      report.accept(action, seen.showing(witness.saw(action)));
    }
    return holds;
  }

  private void report(Action action, Status status, String detail) {
    report.accept(action, Outcome.of(action, status, detail, clock.instant(), clock.instant()));
  }

  @Override
  public void close() {
    looks.close();
    later.close();
    lanes.forEach(Lane::close);
  }
}
