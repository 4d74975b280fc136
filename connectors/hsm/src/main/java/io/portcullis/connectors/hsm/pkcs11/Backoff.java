package io.portcullis.connectors.hsm.pkcs11;

import java.time.Duration;

/**
 * When the child may be started next: at once after the first failure, then 200 ms and doubling up
 * to a minute, so a module that always crashes is started at most about once a minute.
 */
final class Backoff {
  static final Duration LONGEST = Duration.ofMinutes(1);
  private static final long FIRST_NANOS = Duration.ofMillis(200).toNanos();
  private static final int MAX_DOUBLINGS = 10;

  private int failures;
  private long notBeforeNanos;

  void succeeded() {
    failures = 0;
  }

  void failed(long nowNanos) {
    failures = Math.min(failures + 1, MAX_DOUBLINGS + 2);
    notBeforeNanos = nowNanos + delay().toNanos();
  }

  /** Zero when a start is allowed now. */
  Duration remaining(long nowNanos) {
    return failures == 0 ? Duration.ZERO : Duration.ofNanos(Math.max(0, notBeforeNanos - nowNanos));
  }

  private Duration delay() {
    if (failures < 2) {
      return Duration.ZERO;
    }
    long nanos = FIRST_NANOS << Math.min(failures - 2, MAX_DOUBLINGS);
    return nanos > LONGEST.toNanos() ? LONGEST : Duration.ofNanos(nanos);
  }
}
