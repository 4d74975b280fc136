package io.portcullis.routes.hsm;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import io.portcullis.connectors.hsm.care.TokenSeen;

/** Gauges of one token, on the hub that looks at it; not a number where it never looked. */
final class CareMeters {
  private static final double MILLIS = 1_000;
  private static final double NANOS = 1e9;

  private volatile double up = Double.NaN;
  private volatile Optional<Seen> newest = Optional.empty();

  private record Seen(TokenSeen token, Instant at) {}

  CareMeters(String token, MeterRegistry meters) {
    Gauge.builder("portcullis.hsm.up", () -> up).tag("token", token).register(meters);
    gauge(token, "portcullis.hsm.latency", "seconds", s -> seconds(s.token().took()), meters);
    gauge(token, "portcullis.hsm.random", "seconds", CareMeters::random, meters);
    gauge(token, "portcullis.hsm.waiting", "calls", s -> s.token().waiting(), meters);
    gauge(token, "portcullis.hsm.clock.offset", "seconds", CareMeters::offset, meters);
  }

  void seen(TokenSeen token, Instant at) {
    newest = Optional.of(new Seen(token, at));
    up = 1;
  }

  void missed() {
    newest = Optional.empty();
    up = 0;
  }

  /** Another hub looks at it now. */
  void clear() {
    newest = Optional.empty();
    up = Double.NaN;
  }

  private void gauge(
      String token, String name, String unit, ToDoubleFunction<Seen> of, MeterRegistry meters) {
    Gauge.builder(name, () -> newest.map(of::applyAsDouble).orElse(Double.NaN))
        .baseUnit(unit)
        .tag("token", token)
        .register(meters);
  }

  private static double random(Seen seen) {
    return seen.token().random().map(CareMeters::seconds).orElse(Double.NaN);
  }

  private static double offset(Seen seen) {
    return seen.token()
        .clock()
        .map(clock -> Duration.between(seen.at(), clock).toMillis() / MILLIS)
        .orElse(Double.NaN);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / NANOS;
  }
}
