package io.portcullis.routes.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

import io.portcullis.connectors.ca.watch.ProbeRow;
import io.portcullis.model.CrlEdition;
import io.portcullis.model.Probe;
import io.portcullis.model.RevocationService;

/** Gauges of each service, on the hub that looks at them; not a number where it never looked. */
final class WatchMeters {
  private static final double MILLIS = 1_000;

  private final Map<String, ProbeRow> newest = new ConcurrentHashMap<>();
  private final MeterRegistry meters;
  private final Clock clock;

  WatchMeters(Known configured, MeterRegistry meters, Clock clock) {
    this.meters = meters;
    this.clock = clock;
    add(configured);
  }

  /** One that has a gauge already keeps it. */
  void add(Known more) {
    more.services().forEach(this::register);
  }

  void seen(List<ProbeRow> rows) {
    rows.forEach(row -> newest.put(key(row.issuer(), row.service()), row));
  }

  /** Another hub looks at them now. */
  void clear() {
    newest.clear();
  }

  private void register(Known.Service of) {
    String key = key(of.issuer(), of.service());
    Tags tags =
        Tags.of(
            "authority",
            of.authority(),
            "kind",
            of.service().kind().name().toLowerCase(Locale.ROOT),
            "url",
            of.service().url());
    Gauge.builder("portcullis.watch.up", () -> up(key)).tags(tags).register(meters);
    Gauge.builder("portcullis.watch.latency", () -> latency(key))
        .baseUnit("seconds")
        .tags(tags)
        .register(meters);
    if (of.service().kind() == RevocationService.Kind.CRL) {
      Gauge.builder("portcullis.watch.crl.remaining", () -> remaining(key))
          .baseUnit("seconds")
          .tags(tags)
          .register(meters);
    }
  }

  private double up(String key) {
    ProbeRow row = newest.get(key);
    if (row == null) {
      return Double.NaN;
    }
    return row.probe().result() == Probe.Result.ANSWERED ? 1 : 0;
  }

  private double latency(String key) {
    ProbeRow row = newest.get(key);
    return row == null ? Double.NaN : row.millis() / MILLIS;
  }

  /** Until the list's nextUpdate, negative when that has passed. */
  private double remaining(String key) {
    ProbeRow row = newest.get(key);
    Instant now = clock.instant();
    return row == null
        ? Double.NaN
        : row.probe()
            .crl()
            .map(CrlEdition::nextUpdate)
            .map(next -> Duration.between(now, next).toMillis() / MILLIS)
            .orElse(Double.NaN);
  }

  private static String key(String issuer, RevocationService service) {
    return issuer + "|" + service.name();
  }
}
