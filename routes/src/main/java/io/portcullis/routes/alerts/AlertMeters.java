package io.portcullis.routes.alerts;

import java.util.Locale;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import io.portcullis.connectors.notify.Delivery;

/** What is counted of alerts, on the hub that tells them. */
final class AlertMeters {
  private final MeterRegistry meters;
  private final Counter overflow;
  private final Counter expired;

  AlertMeters(AlertBook book, MeterRegistry meters) {
    this.meters = meters;
    this.overflow = meters.counter("portcullis.alerts.closed", "why", "overflow");
    this.expired = meters.counter("portcullis.alerts.closed", "why", "age");
    Gauge.builder("portcullis.alerts.open", book, b -> b.open().size()).register(meters);
    Gauge.builder("portcullis.alerts.lost", book, AlertMeters::lost).register(meters);
  }

  /** Open ones that no channel has, and none will. */
  private static double lost(AlertBook book) {
    return book.open().stream().filter(state -> state.way().lost()).count();
  }

  void delivered(String channel, Delivery.Result result) {
    String word = result.name().toLowerCase(Locale.ROOT);
    meters.counter("portcullis.alerts.messages", "channel", channel, "result", word).increment();
  }

  void overflowed(int count) {
    overflow.increment(count);
  }

  void expired(int count) {
    expired.increment(count);
  }
}
