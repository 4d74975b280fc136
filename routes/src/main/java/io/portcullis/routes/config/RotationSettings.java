package io.portcullis.routes.config;

import java.time.Duration;

import io.portcullis.inventory.rotation.Limits;

/**
 * From when on something is told of rotations of keys.
 *
 * @param ready how long before it is due all has to be settled
 * @param halfDone longest time in one phase between two keys
 * @param between least time between two switches by the calendar
 * @param retire longest time that an old key is kept after its last use
 * @param compromised how soon the new key of a compromised one is to be in use
 * @param personLeft the same of a key that names somebody who left
 * @param retention how long a key is kept after it was retired, where nobody says so; zero for
 *     nothing, so that somebody has to say it
 */
public record RotationSettings(
    @Default("14d") Duration ready,
    @Default("14d") Duration halfDone,
    @Default("30d") Duration between,
    @Default("30d") Duration retire,
    @Default("1d") Duration compromised,
    @Default("30d") Duration personLeft,
    @Default("0d") Duration retention) {
  private static final Duration LONGEST = Duration.ofDays(400);
  private static final Duration LONGEST_KEPT = Duration.ofDays(36_525);

  public RotationSettings {
    new Checks()
        .between(ready, Duration.ZERO, LONGEST, "ready")
        .between(halfDone, Duration.ZERO, LONGEST, "half-done")
        .between(between, Duration.ZERO, LONGEST, "between")
        .between(retire, Duration.ZERO, LONGEST, "retire")
        .between(compromised, Duration.ZERO, Duration.ofDays(30), "compromised")
        .between(personLeft, Duration.ZERO, LONGEST, "person-left")
        .between(retention, Duration.ZERO, LONGEST_KEPT, "retention")
        .end();
  }

  public Limits limits() {
    return new Limits(halfDone, between, ready, retire);
  }
}
