package io.portcullis.routes.watch;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;

/** Gauges of how long revocations take, on the hub that measures; none where it does not. */
final class DelayMeters {
  private static final double MILLIS = 1_000;

  private final MultiGauge gauges;

  DelayMeters(MeterRegistry meters) {
    this.gauges =
        MultiGauge.builder("portcullis.revocation.delay").baseUnit("seconds").register(meters);
  }

  void measured(List<RevocationDelay> delays) {
    gauges.register(delays.stream().flatMap(DelayMeters::rows).toList(), true);
  }

  /** Another hub measures now. */
  void clear() {
    gauges.register(List.of(), true);
  }

  private static Stream<MultiGauge.Row<?>> rows(RevocationDelay delay) {
    return Stream.of(row(delay, "0.5", delay.median()), row(delay, "0.99", delay.p99()));
  }

  private static MultiGauge.Row<?> row(RevocationDelay delay, String quantile, Duration took) {
    return MultiGauge.Row.of(
        Tags.of(
            "authority",
            delay.authority(),
            "of",
            delay.of().name().toLowerCase(Locale.ROOT),
            "quantile",
            quantile),
        took.toMillis() / MILLIS);
  }
}
