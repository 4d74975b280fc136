package io.portcullis.routes.transmit;

import java.time.Duration;
import java.time.Instant;

import io.portcullis.routes.duty.Backoff;

/** When a stream is to show again that it works. For one thread. */
final class Verification {
  private final Duration every;
  private Instant due = Instant.MIN;
  private int failures;

  Verification(Duration every) {
    this.every = every;
  }

  /** A stream that begins shows it first. */
  void atOnce() {
    due = Instant.MIN;
    failures = 0;
  }

  boolean due(Instant now) {
    return !due.isAfter(now);
  }

  void done(Instant now) {
    failures = 0;
    due = now.plus(every);
  }

  void failed(Instant now) {
    failures++;
    due = now.plus(Backoff.after(failures));
  }
}
