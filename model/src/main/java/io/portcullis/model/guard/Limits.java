package io.portcullis.model.guard;

import java.time.Duration;
import java.util.Set;

/**
 * How much may happen by itself.
 *
 * @param window the time over which actions are counted
 * @param perRule most quarantines and revocations that one rule may cause in a window
 * @param perSource the same for what one source says
 * @param overall the same for everything
 * @param groupShare most of a group's members, 0 to 1, for groups of at least {@code groupFrom}
 * @param neverTouch subject ids, names, groups or alias keys that only people may act on
 * @param approvals people who must agree when a breaker tripped, or a subject is never to touch
 * @param expiry how long something waits for people
 * @param drip how many of what waited go out with each tick after people agreed
 */
public record Limits(
    Duration window,
    int perRule,
    int perSource,
    int overall,
    double groupShare,
    int groupFrom,
    Set<String> neverTouch,
    int approvals,
    Duration expiry,
    int drip) {
  /** Most proposals that wait at once; a further one is refused with a record. */
  public static final int MAX_WAITING = 10_000;

  /** Most agreed proposals that are remembered for what follows from them, the newest. */
  public static final int MAX_APPROVED = 10_000;

  private static final int MOST = 100_000;

  public static final Limits DEFAULT =
      new Limits(Duration.ofMinutes(1), 20, 40, 100, 0.25, 20, Set.of(), 2, Duration.ofDays(3), 10);

  public Limits {
    positive("perRule", perRule);
    positive("perSource", perSource);
    positive("overall", overall);
    positive("groupFrom", groupFrom);
    positive("approvals", approvals);
    positive("drip", drip);
    if (window.isNegative() || window.isZero() || window.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("window: must be above 0 and at most one day");
    }
    if (expiry.isNegative() || expiry.isZero()) {
      throw new IllegalArgumentException("expiry: must be above 0");
    }
    if (!(groupShare > 0 && groupShare <= 1)) {
      throw new IllegalArgumentException("groupShare: must be above 0 and at most 1");
    }
  }

  private static void positive(String name, int value) {
    if (value < 1 || value > MOST) {
      throw new IllegalArgumentException(name + ": must be 1 to " + MOST + ", is " + value);
    }
  }
}
