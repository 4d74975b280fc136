package io.portcullis.routes.selftest;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** How the self-test fared on this hub, for status and meters. Where another hub runs it: well. */
public final class SelfTestReport {
  private final AtomicReference<SelfTest.State> state = new AtomicReference<>(SelfTest.State.NEW);

  public SelfTestReport(MeterRegistry meters) {
    Gauge.builder("portcullis.selftest.seconds", this, SelfTestReport::seconds).register(meters);
    Gauge.builder("portcullis.selftest.late", this, r -> r.good() ? 0 : 1).register(meters);
  }

  public boolean good() {
    return state.get().good();
  }

  /** One line for people. */
  public String detail() {
    SelfTest.State now = state.get();
    return now.since()
        .map(since -> "nothing has arrived since %s: %s".formatted(since, now.why()))
        .orElseGet(
            () ->
                now.took()
                    .map(time -> "the last one took %d ms".formatted(time.toMillis()))
                    .orElse(""));
  }

  SelfTest.State state() {
    return state.get();
  }

  void set(SelfTest.State next) {
    state.set(next);
  }

  private double seconds() {
    return state.get().took().map(Duration::toMillis).map(ms -> ms / 1_000d).orElse(Double.NaN);
  }
}
