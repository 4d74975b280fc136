package io.portcullis.routes.runtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import io.portcullis.model.PointKind;
import io.portcullis.model.guard.Waiting;
import io.portcullis.routes.embedded.Topic;
import io.portcullis.routes.enforce.Dispatcher;
import io.portcullis.routes.enforce.PointState;
import io.portcullis.routes.seal.ShipperStatus;

/** Gauges of what waits in the middle of this hub, and at its ends. */
final class HubMeters {
  private static final double MILLIS = 1_000;

  /** What the stages of the middle read. */
  private static final List<Topic> STAGES =
      List.of(Topic.INTAKE, Topic.SIGNALS, Topic.PROPOSALS, Topic.RECORDS);

  private final Middle middle;
  private final MeterRegistry meters;
  private final Clock clock;

  private HubMeters(Middle middle, MeterRegistry meters, Clock clock) {
    this.middle = middle;
    this.meters = meters;
    this.clock = clock;
  }

  static void register(Middle middle, MeterRegistry meters, Clock clock) {
    HubMeters hub = new HubMeters(middle, meters, clock);
    hub.middle();
    hub.people();
    middle.shipping().forEach(hub::shipping);
    middle.dispatchers().forEach(hub::points);
  }

  private void middle() {
    Gauge.builder("portcullis.middle.running", middle, m -> m.running() ? 1 : 0).register(meters);
    for (Topic topic : STAGES) {
      Gauge.builder("portcullis.middle.behind", middle, m -> m.behind(topic))
          .baseUnit("records")
          .tag("topic", topic.plainName())
          .register(meters);
    }
  }

  private void people() {
    Gauge.builder("portcullis.stopped", middle, m -> m.control().control().stopped() ? 1 : 0)
        .register(meters);
    Gauge.builder("portcullis.approvals.waiting", middle, m -> forPeople(m).size())
        .register(meters);
    Gauge.builder("portcullis.approvals.oldest", middle, m -> oldest(m, clock.instant()))
        .baseUnit("seconds")
        .register(meters);
  }

  /** What waits for a person's word, the oldest first. */
  static List<Waiting> forPeople(Middle middle) {
    return middle.control().waiting().stream().filter(w -> w.needed() > 0).toList();
  }

  static double oldest(Middle middle, Instant now) {
    return forPeople(middle).stream().findFirst().map(w -> seconds(w.since(), now)).orElse(0.0);
  }

  private void shipping(Topic topic, ShipperStatus status) {
    Gauge.builder("portcullis.shipping.behind", status, s -> millis(s.behind(clock.instant())))
        .baseUnit("seconds")
        .tag("topic", topic.plainName())
        .register(meters);
    Gauge.builder("portcullis.shipping.waiting", status, ShipperStatus::waiting)
        .baseUnit("records")
        .tag("topic", topic.plainName())
        .register(meters);
  }

  private void points(PointKind kind, Dispatcher dispatcher) {
    for (PointState point : dispatcher.points()) {
      String name = point.name();
      String word = kind.name().toLowerCase(Locale.ROOT);
      Gauge.builder("portcullis.point.waiting", dispatcher, d -> now(d, name).waiting())
          .baseUnit("actions")
          .tag("kind", word)
          .tag("point", name)
          .register(meters);
      Gauge.builder("portcullis.point.up", dispatcher, d -> now(d, name).answers() ? 1 : 0)
          .tag("kind", word)
          .tag("point", name)
          .register(meters);
    }
  }

  private static PointState now(Dispatcher dispatcher, String name) {
    return dispatcher.points().stream()
        .filter(p -> p.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  static double seconds(Instant from, Instant now) {
    return millis(Duration.between(from, now));
  }

  private static double millis(Duration time) {
    return time.toMillis() / MILLIS;
  }
}
