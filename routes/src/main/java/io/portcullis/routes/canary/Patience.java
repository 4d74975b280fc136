package io.portcullis.routes.canary;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Looks again and again, for a bounded time. */
record Patience(Clock clock, Pause pause) {
  private static final Duration STEP = Duration.ofMillis(25);

  /** How it waits; tests do not. */
  interface Pause {
    void rest(Duration time) throws InterruptedException;
  }

  /** True when it came true until then. */
  boolean await(BooleanSupplier condition, Instant until) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      if (!clock.instant().isBefore(until)) {
        return false;
      }
      pause.rest(STEP);
    }
    return true;
  }
}
