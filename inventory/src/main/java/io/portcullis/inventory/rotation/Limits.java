package io.portcullis.inventory.rotation;

import java.time.Duration;

/**
 * From when on something is told.
 *
 * @param halfDone longest time in one phase between two keys
 * @param between least time between two switches by the calendar
 * @param ready how long before it is due all has to be settled
 * @param retire longest time that an old key is kept after its last use
 */
public record Limits(Duration halfDone, Duration between, Duration ready, Duration retire) {
  public static final Limits DEFAULT =
      new Limits(
          Duration.ofDays(14), Duration.ofDays(30), Duration.ofDays(14), Duration.ofDays(30));

  /**
   * @throws IllegalArgumentException for one that is negative
   */
  public Limits {
    if (halfDone.isNegative()
        || between.isNegative()
        || ready.isNegative()
        || retire.isNegative()) {
      throw new IllegalArgumentException("limits of rotations: none is negative");
    }
  }
}
