package io.portcullis.routes.listing;

import java.time.Duration;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import io.portcullis.connectors.hsm.listing.KeyListing;

/** Gauges of one key service, on the hub that lists it; not a number where it never did. */
final class ListingMeters {
  private static final double MILLIS = 1_000;

  private volatile double up = Double.NaN;
  private volatile Optional<Numbers> newest = Optional.empty();

  private record Numbers(double keys, double notKnown, double seconds) {}

  ListingMeters(String source, MeterRegistry meters) {
    Gauge.builder("portcullis.key.listing.up", () -> up).tag("source", source).register(meters);
    gauge(source, "portcullis.key.listing.keys", "keys", Numbers::keys, meters);
    gauge(source, "portcullis.key.listing.unknown", "keys", Numbers::notKnown, meters);
    gauge(source, "portcullis.key.listing.time", "seconds", Numbers::seconds, meters);
  }

  private void gauge(
      String source, String name, String unit, ToDoubleFunction<Numbers> of, MeterRegistry meters) {
    Gauge.builder(name, () -> newest.map(of::applyAsDouble).orElse(Double.NaN))
        .baseUnit(unit)
        .tag("source", source)
        .register(meters);
  }

  void listed(KeyListing listing, Duration took) {
    newest =
        Optional.of(
            new Numbers(listing.keys().size(), listing.notKnown(), took.toMillis() / MILLIS));
    up = 1;
  }

  void failed() {
    up = 0;
  }

  /** Another hub lists it now. */
  void clear() {
    newest = Optional.empty();
    up = Double.NaN;
  }
}
