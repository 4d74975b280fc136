package io.portcullis.routes.renewal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** What is counted of the calendar, on the hub that has the duty; elsewhere not a number. */
final class CalendarMeters {
  private static final double MILLIS = 1_000;

  private final MeterRegistry meters;
  private final Counter digests;
  private volatile Optional<Instant> last = Optional.empty();
  private volatile double left = Double.NaN;

  CalendarMeters(MeterRegistry meters, Clock clock) {
    this.meters = meters;
    this.digests = meters.counter("portcullis.calendar.digests");
    Gauge.builder("portcullis.calendar.age", () -> age(clock.instant()))
        .baseUnit("seconds")
        .register(meters);
    Gauge.builder("portcullis.calendar.left", () -> left).register(meters);
  }

  private double age(Instant now) {
    return last.map(at -> Duration.between(at, now).toMillis() / MILLIS).orElse(Double.NaN);
  }

  /** It was looked through to the end. */
  void passed(Instant at) {
    last = Optional.of(at);
  }

  /** A message is raised. */
  void raised() {
    digests.increment();
  }

  /** Certificates above what the messages of a day tell of. */
  void left(long certificates) {
    left = certificates;
  }

  /**
   * An authority was asked for a window.
   *
   * @param result told, none or failed
   */
  void asked(String result) {
    meters.counter("portcullis.calendar.windows", "result", result).increment();
  }

  /** Another hub has the duty. */
  void clear() {
    last = Optional.empty();
    left = Double.NaN;
  }
}
