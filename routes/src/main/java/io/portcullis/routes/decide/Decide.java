package io.portcullis.routes.decide;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Decision;
import io.portcullis.model.Derived;
import io.portcullis.model.Policy;
import io.portcullis.model.Signal;
import io.portcullis.model.State;
import io.portcullis.model.Statement;
import io.portcullis.routes.stream.Stage;
import io.portcullis.routes.telemetry.Tracing;
import io.portcullis.rules.FiringLimitException;

/**
 * Applies each signal to its subject and writes what follows: the state, a proposal, actions, the
 * record, all in the transaction of the signal.
 */
public final class Decide implements Processor<String, byte[], String, byte[]> {
  private static final Duration TICK = Duration.ofMillis(100);

  private final Policies policies;
  private final Tracing tracing;
  private Stage stage;
  private States states;
  private Timers timers;
  private Children children;
  private NasSessions nas;
  private IssuanceCounts issuances;
  private Effects effects;
  private Trail trail;
  private DecisionRecords records;
  private ActivePolicy active;
  private Sweep sweep;

  public Decide(Policies policies, Tracing tracing) {
    this.policies = policies;
    this.tracing = tracing;
  }

  @Override
  public void init(ProcessorContext<String, byte[]> context) {
    stage = new Stage(context, "decide");
    states = new States(context);
    timers = new Timers(context, stage, tracing);
    children = new Children(context, stage);
    nas = new NasSessions(context, stage);
    issuances = new IssuanceCounts(context, stage);
    effects = new Effects(stage);
    trail = new Trail(context, stage);
    records = new DecisionRecords(stage);
    active = new ActivePolicy(context, policies);
    sweep = new Sweep(context, states, stage);
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, now -> tick(Instant.ofEpochMilli(now)));
  }

  @Override
  public void process(Record<String, byte[]> input) {
    Signal signal;
    try {
      signal = Json.read(input.value(), Signal.class);
    } catch (UncheckedIOException e) {
      stage.deadLetter("signals", "not a signal: " + Stage.plain(e), input.value());
      return;
    }
    Tracing.about("portcullis.signal.id", signal.id());
    Tracing.about("portcullis.subject.id", signal.subject());
    if (signal.statement() instanceof Statement.PolicyActivated p) {
      active.switchTo(p.digest());
      sweep.begin();
      records.activated(signal, p.digest());
    } else if (signal.statement() instanceof Statement.SessionsEnded e
        && signal.subject().isEmpty()) {
      nas.ended(signal, e);
    } else {
      decided(signal, input.value());
    }
  }

  /** A rule that does not come to an end must not stop the partition: the signal is set aside. */
  private void decided(Signal signal, byte[] value) {
    try {
      decide(signal);
    } catch (FiringLimitException e) {
      stage.deadLetter("signals", Stage.plain(e), value);
    }
  }

  private void decide(Signal signal) {
    State before = states.load(signal);
    Optional<Signal> another = Derived.passedOn(before.subject(), signal);
    if (another.isPresent()) {
      forward(another.get());
      return;
    }
    Policy policy = active.policy();
    Decision decision = Decision.decide(before, signal, policy).leaving(stage.wallClock());
    if (!decision.handedTo().isEmpty()) {
      forward(Derived.absorbed(before, signal, decision.handedTo()));
    }
    states.save(before, decision.state());
    timers.moved(before.subject(), decision.state().subject());
    children.told(signal, before, decision);
    nas.moved(before.subject(), decision.state().subject());
    if (signal.statement() instanceof Statement.NasRestarted r) {
      nas.restarted(signal, r);
    }
    issuances.decided(signal, before);
    effects.of(before, signal, decision);
    trail.publish(signal, before, decision);
    records.write(signal, before, decision, policy.digest());
  }

  private void forward(Signal signal) {
    stage.forward(DecideTopology.TO_SIGNALS, signal.subject(), Json.bytes(signal));
  }

  private void tick(Instant now) {
    timers.fire(now);
    children.carryOn(now);
    nas.carryOn(now);
    issuances.carryOn(now);
    sweep.carryOn(now, active.policy());
  }
}
