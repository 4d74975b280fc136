package io.portcullis.routes.checkpoint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import io.portcullis.evidence.checkpoint.Checkpoint;

/** Gauges of the hub that makes checkpoints; not a number on the others. */
public final class CheckpointMeters {
  private static final double MILLIS = 1_000;

  private final Clock clock;
  private final Counter flaws;
  private volatile Optional<Checkpoint> last = Optional.empty();
  private volatile Optional<Checkpoint> witnessed = Optional.empty();

  public CheckpointMeters(MeterRegistry meters, Clock clock) {
    this.clock = clock;
    Gauge.builder("portcullis.checkpoint.number", () -> number()).register(meters);
    Gauge.builder("portcullis.checkpoint.age", () -> age(last))
        .baseUnit("seconds")
        .register(meters);
    Gauge.builder("portcullis.checkpoint.unwitnessed", () -> age(witnessed))
        .baseUnit("seconds")
        .register(meters);
    flaws = Counter.builder("portcullis.checkpoint.flaws").register(meters);
  }

  void made(Checkpoint checkpoint) {
    last = Optional.of(checkpoint);
    flaws.increment(checkpoint.flaws().size());
  }

  void witnessed(Checkpoint checkpoint) {
    boolean newer = witnessed.filter(w -> w.number() > checkpoint.number()).isEmpty();
    witnessed = newer ? Optional.of(checkpoint) : witnessed;
  }

  /** Another hub makes them now. */
  void clear() {
    last = Optional.empty();
    witnessed = Optional.empty();
  }

  private double number() {
    return last.map(c -> (double) c.number()).orElse(Double.NaN);
  }

  private double age(Optional<Checkpoint> of) {
    return of.map(c -> seconds(c.at())).orElse(Double.NaN);
  }

  private double seconds(Instant at) {
    return Duration.between(at, clock.instant()).toMillis() / MILLIS;
  }
}
