package io.portcullis.routes.telemetry;

import java.net.URI;
import java.util.Optional;

import io.portcullis.routes.config.TelemetrySettings;

/** Tracing for tests: all of it. */
public final class Telemetry {
  private Telemetry() {}

  public static Tracing to(URI receiver) {
    return Tracing.of(
        new TelemetrySettings(Optional.of(receiver), 1, 1_000, Optional.empty(), Optional.empty()),
        "traced");
  }
}
