package io.portcullis.connectors.ca.acme;

import java.net.http.HttpTimeoutException;
import java.time.Duration;

/** One span of time for all requests of a call. */
final class Deadline {
  private final Duration span;
  private final long end;

  Deadline(Duration span) {
    this.span = span;
    this.end = System.nanoTime() + span.toNanos();
  }

  /**
   * @throws HttpTimeoutException when nothing is left
   */
  Duration left() throws HttpTimeoutException {
    long nanos = end - System.nanoTime();
    // Less than a millisecond can not be waited for.
    if (nanos < 1_000_000) {
      throw new HttpTimeoutException("no end within " + span.toMillis() + " ms");
    }
    return Duration.ofNanos(nanos);
  }
}
