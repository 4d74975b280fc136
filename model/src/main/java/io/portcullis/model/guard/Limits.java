package io.portcullis.model.guard;

import java.time.Duration;
import java.util.Set;

import io.portcullis.model.Repeats;

/**
 * How much may happen by itself.
 *
 * @param window the time over which actions are counted
 * @param perRule most quarantines and revocations that one rule may cause in a window
 * @param perSource the same for what one source says
 * @param overall the same for everything
 * @param groupShare most of a group's members, 0 to 1, for groups of at least {@code groupFrom}
 * @param neverTouch subject ids, alias keys and {@link #group groups} that only people may act on;
 *     whoever writes a weak alias in here believes that nobody takes that name
 * @param approvals people who must agree when a breaker tripped, or a subject is never to touch
 * @param expiry how long something waits for people
 * @param drip how many of what waited go out with each tick after people agreed
 * @param compromise the same for keys that somebody else may use, counted apart
 * @param damping of releases of a subject that flaps
 * @param recommend subjects, as in {@code neverTouch}, about which people are always asked
 * @param twoPeople subjects, as in {@code neverTouch}, about which two people always decide
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
    int drip,
    Compromise compromise,
    Damping damping,
    Set<String> recommend,
    Set<String> twoPeople) {
  /** People without whom nothing is done to what is listed in {@code twoPeople}. */
  public static final int TWO = 2;

  /** Most proposals that wait at once; a further one is refused with a record. */
  public static final int MAX_WAITING = 10_000;

  /** Most agreed proposals that are remembered for what follows from them, the newest. */
  public static final int MAX_APPROVED = 10_000;

  private static final int MOST = 100_000;

  public static final Limits DEFAULT =
      new Limits(Duration.ofMinutes(1), 20, 40, 100, 0.25, 20, Set.of(), 2, Duration.ofDays(3), 10);

  /**
   * The path of compromised keys.
   *
   * @param limit most that go out in a window
   * @param approvals people who let out what is beyond that
   */
  public record Compromise(int limit, int approvals) {
    public static final Compromise DEFAULT = new Compromise(20, 2);

    public Compromise {
      positive("compromise limit", limit);
      positive("compromise approvals", approvals);
    }
  }

  /**
   * When a release waits because the subject flaps.
   *
   * @param times quarantines within {@code window} from which on it does, 2 to {@link Repeats#MAX}
   * @param hold how long it waits, 0 for not at all
   */
  public record Damping(int times, Duration window, Duration hold) {
    public static final Damping NONE = new Damping(Repeats.MAX, Duration.ofDays(1), Duration.ZERO);

    public Damping {
      if (times < 2 || times > Repeats.MAX) {
        throw new IllegalArgumentException("damping times: must be 2 to " + Repeats.MAX);
      }
      if (window.isNegative() || window.isZero() || hold.isNegative()) {
        throw new IllegalArgumentException("damping: window must be above 0, hold not negative");
      }
    }
  }

  /** As a list names a group: no alias has this type. */
  public static String group(String name) {
    return "group=" + name;
  }

  /** With nothing that is counted apart, asked for apart or damped. */
  public Limits(
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
    this(
        window,
        perRule,
        perSource,
        overall,
        groupShare,
        groupFrom,
        neverTouch,
        approvals,
        expiry,
        drip,
        Compromise.DEFAULT,
        Damping.NONE,
        Set.of(),
        Set.of());
  }

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
