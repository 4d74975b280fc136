package io.portcullis.routes.enforce;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;

import io.portcullis.connectors.api.Enforcer;
import io.portcullis.connectors.api.SecondProof;
import io.portcullis.model.Action;
import io.portcullis.model.Outcome;
import io.portcullis.model.Outcome.Status;
import io.portcullis.model.PointKind;
import io.portcullis.routes.telemetry.Tracing;

/**
 * The way to one enforcer: so many calls at once and no more, one after the other for each point,
 * none while it does not answer. What is asked of one enforcer never waits for another.
 */
final class Gate implements AutoCloseable {
  /** Of what was acknowledged and not seen yet; over before an action is sent again. */
  static final List<Duration> WAITS = Stream.of(1, 2, 4, 8, 12).map(Duration::ofSeconds).toList();

  private final Enforcer enforcer;
  private final BooleanSupplier stopped;
  private final BiConsumer<Action, Outcome> report;
  private final Tracing tracing;
  private final Clock clock;
  private final Breaker breaker;
  private final Witness witness;
  private final Later looks;
  private final Optional<Later> second;
  private final List<Lane> lanes = new ArrayList<>();

  Gate(
      Enforcer enforcer,
      BooleanSupplier stopped,
      Witness witness,
      BiConsumer<Action, Outcome> report,
      Tracing tracing,
      Clock clock) {
    this.tracing = tracing;
    this.enforcer = enforcer;
    this.stopped = stopped;
    this.report = report;
    this.clock = clock;
    this.breaker = new Breaker(enforcer, clock);
    this.witness = witness;
    this.looks = new Later("look-" + enforcer.name(), WAITS, this::look, action -> {});
    this.second = enforcer.second().map(this::looking);
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

  /**
   * A notice is written to Kafka and to no other place, and its topic carries nothing else: to wait
   * for room holds nobody, and one that is not raised comes back by no timer.
   */
  private static Duration patience(PointKind kind) {
    return kind == PointKind.NOTIFY ? Duration.ofSeconds(30) : Duration.ZERO;
  }

  boolean serves(Action action) {
    return enforcer.serves(action.target());
  }

  PointState state() {
    return new PointState(
        enforcer.kind(),
        enforcer.name(),
        !breaker.open(),
        lanes.stream().mapToInt(Lane::waiting).sum(),
        breaker.answered(),
        breaker.open() ? breaker.last() : "");
  }

  void dispatch(Action action) {
    int lane = Math.floorMod(action.target().point().hashCode(), lanes.size());
    if (!lanes.get(lane).offer(action, patience(enforcer.kind()))) {
      report(action, Status.NOT_ATTEMPTED, "too many calls wait for " + enforcer.name());
    }
  }

  private void enforce(Action action) {
    Span span = tracing.below("enforce");
    try (Scope scope = span.makeCurrent()) {
      Tracing.about("portcullis.action.id", action.id());
      Tracing.about("portcullis.enforcer", enforcer.name());
      settle(action);
    } finally {
      span.end();
    }
  }

  private void settle(Action action) {
    if (stopped.getAsBoolean()) {
      report(action, Status.NOT_ATTEMPTED, "the hub is stopped");
    } else if (breaker.lets()) {
      ask(action);
    } else {
      report(action, Status.FAILED, breaker.reason());
    }
  }

  private Later looking(SecondProof proof) {
    SecondLook look = new SecondLook(proof, witness, report, clock);
    return new Later("proof-" + enforcer.name(), SecondLook.WAITS, look::saw, look::unseen);
  }

  /** What is seen at once is told with the answer: one step of the subject, not two. */
  private void ask(Action action) {
    Outcome answer = enforcer.enforce(action);
    breaker.heard(answer);
    if (answer.status() != Status.ACKNOWLEDGED) {
      tell(action, answer);
      return;
    }
    Outcome seen = enforcer.verify(action);
    if (seen.status() == Status.VERIFIED) {
      tell(action, answer.seen(seen));
    } else {
      tell(action, answer);
      looks.await(action);
    }
    second.ifPresent(later -> later.await(action));
  }

  /** True when it was seen to hold. What can not be seen yet is no news. */
  private boolean look(Action action) {
    Outcome seen = enforcer.verify(action);
    boolean holds = seen.status() == Status.VERIFIED;
    if (holds) {
      tell(action, seen);
    }
    return holds;
  }

  private void tell(Action action, Outcome outcome) {
    Tracing.about("portcullis.outcome", outcome.status().name());
    report.accept(action, outcome.showing(witness.saw(action)));
  }

  private void report(Action action, Status status, String detail) {
    report.accept(action, Outcome.of(action, status, detail, clock.instant(), clock.instant()));
  }

  @Override
  public void close() {
    looks.close();
    second.ifPresent(Later::close);
    lanes.forEach(Lane::close);
  }
}
