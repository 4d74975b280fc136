package io.portcullis.bench.spine;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param devices of the estate, each with a certificate
 * @param warmUp events drained before the measured ones, so that compilers are done
 * @param events drained and measured
 * @param every one event of so many leads to an action
 * @param rate signals a second while delays are measured
 * @param seconds for how long
 * @param revocations measured to their ends
 * @param revocationRate a second
 */
record Size(
    int devices,
    int warmUp,
    int events,
    int every,
    int rate,
    int seconds,
    int revocations,
    int revocationRate) {
  static final Size FULL = new Size(10_000, 60_000, 300_000, 50, 1_000, 30, 500, 50);
  static final Size QUICK = new Size(2_000, 4_000, 20_000, 50, 500, 5, 50, 25);

  /** Longest wait for anything that is waited for. */
  static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Events while delays are measured, and a tenth before that is not counted. */
  int paced() {
    return rate * seconds + paceWarmUp();
  }

  int paceWarmUp() {
    return rate * seconds / 10;
  }
}
