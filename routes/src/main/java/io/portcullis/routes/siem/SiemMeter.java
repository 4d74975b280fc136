package io.portcullis.routes.siem;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** How far a target is behind; not a number on hubs that do not send to it. */
final class SiemMeter {
  private volatile double behind = Double.NaN;

  SiemMeter(String target, MeterRegistry meters) {
    Gauge.builder("portcullis.siem.behind", () -> behind).tag("target", target).register(meters);
  }

  void behind(long records) {
    behind = records;
  }

  /** Another hub sends now. */
  void clear() {
    behind = Double.NaN;
  }
}
