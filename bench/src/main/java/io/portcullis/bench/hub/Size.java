package io.portcullis.bench.hub;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param devices of the estate, each with a certificate
 * @param warmUp events of a wave that is drained before the measured one
 * @param warmUps most such waves; fewer when one is hardly faster than the one before it
 * @param events drained and measured
 * @param every one event of so many leads to an action while events are drained
 * @param pacedEvery the same while delays are measured: often, because each is a measurement
 * @param rate signals a second while delays are measured
 * @param seconds for how long
 * @param paceWarmUp seconds of the same before, not counted; then what they left is waited for
 * @param revocations to their ends
 * @param revocationWarmUp so many of them, the first, are not counted
 * @param revocationRate a second
 */
record Size(
    int devices,
    int warmUp,
    int warmUps,
    int events,
    int every,
    int pacedEvery,
    int rate,
    int seconds,
    int paceWarmUp,
    int revocations,
    int revocationWarmUp,
    int revocationRate) {
  static final Size FULL =
      new Size(10_000, 60_000, 5, 120_000, 500, 50, 1_000, 30, 60, 1_500, 1_000, 50);
  static final Size QUICK = new Size(2_000, 4_000, 1, 20_000, 500, 50, 500, 5, 1, 50, 10, 25);

  /** Revocations alone: a minute of them warms up, as the paced events of the spine do. */
  static final Size ENFORCE = new Size(4_000, 0, 0, 0, 1, 1, 50, 20, 60, 4_000, 3_000, 50);

  static final Size ENFORCE_QUICK = new Size(200, 0, 0, 0, 1, 1, 50, 2, 2, 60, 20, 25);

  /** Longest wait for anything that is waited for. */
  static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Number of the first measured event. */
  int afterWarmUp() {
    return warmUp * warmUps;
  }

  /** Events while delays are measured. */
  int paced() {
    return rate * seconds;
  }

  /** Events of the same rate before these, a whole multiple of {@link #pacedEvery}. */
  int uncounted() {
    return rate * paceWarmUp / pacedEvery * pacedEvery;
  }
}
