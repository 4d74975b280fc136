package io.portcullis.routes.config;

import java.time.Duration;
import java.util.List;

import io.portcullis.model.Alias;
import io.portcullis.model.Repeats;
import io.portcullis.model.guard.Limits;

/**
 * What keeps a mistake, or a poisoned feed, from becoming an outage. A limit counts subjects that
 * get a stronger standing within {@code window}; the narrowest that is passed stops the rest until
 * people approve.
 *
 * @param groupShare of the members of one group, 0 to 1
 * @param approvals people who let out what a limit holds, and decide about {@code neverTouch}
 * @param drip how many of what was held go out in a second
 * @param recommend subjects about which a person is always asked
 * @param twoPeople subjects about which two people always decide, whatever a rule says
 * @param weakNames true to take weak names in the three lists, which any device may give itself
 * @param protectOwn true to take the hosts of the hub, its authorities and RADIUS servers for
 *     subjects never to touch, by names that any device can say of itself
 * @param approvalExpiry how long something waits for people before it is dropped
 */
public record GuardSettings(
    @Default("10m") Duration window,
    @Default("20") int perRule,
    @Default("30") int perSource,
    @Default("0.1") double groupShare,
    @Default("60") int overall,
    CompromiseSettings compromise,
    DampingSettings damping,
    @Default("2") int approvals,
    @Default("10") int drip,
    List<NeverTouch> neverTouch,
    List<NeverTouch> recommend,
    List<NeverTouch> twoPeople,
    @Default("false") boolean weakNames,
    @Default("false") boolean protectOwn,
    @Default("24h") Duration approvalExpiry) {
  private static final int MOST_PEOPLE = 10;
  private static final int MOST_DRIP = 1_000;

  /** Keys that somebody else may use: counted apart, let out apart. */
  public record CompromiseSettings(@Default("20") int limit, @Default("2") int approvals) {
    public CompromiseSettings {
      new Checks()
          .positive(limit, "limit")
          .that(people(approvals, 1), "approvals", "must be 1 to " + MOST_PEOPLE)
          .end();
    }

    public Limits.Compromise limits() {
      return new Limits.Compromise(limit, approvals);
    }
  }

  /** A subject that was quarantined {@code times} within {@code window} is released later. */
  public record DampingSettings(
      @Default("5") int times, @Default("24h") Duration window, @Default("1h") Duration hold) {
    public DampingSettings {
      new Checks()
          .that(times >= 2 && times <= Repeats.MAX, "times", "must be 2 to " + Repeats.MAX)
          .between(window, Duration.ofMinutes(1), Duration.ofDays(30), "window")
          .between(hold, Duration.ZERO, Duration.ofDays(7), "hold")
          .end();
    }

    public Limits.Damping limits() {
      return new Limits.Damping(times, window, hold);
    }
  }

  public GuardSettings {
    Checks checks = new Checks();
    if (!weakNames) {
      strong(checks, neverTouch, "never-touch");
      strong(checks, recommend, "recommend");
      strong(checks, twoPeople, "two-people");
    }
    checks
        .between(window, Duration.ofSeconds(1), Duration.ofDays(1), "window")
        .positive(perRule, "per-rule")
        .positive(perSource, "per-source")
        .positive(overall, "overall")
        .that(groupShare > 0 && groupShare <= 1, "group-share", "must be above 0 and at most 1")
        .that(perRule <= overall, "per-rule", "is above overall, so it could never trip")
        .that(perSource <= overall, "per-source", "is above overall, so it could never trip")
        .that(people(approvals, Limits.TWO), "approvals", "must be 2 to " + MOST_PEOPLE)
        .that(drip >= 1 && drip <= MOST_DRIP, "drip", "must be 1 to " + MOST_DRIP)
        .between(approvalExpiry, Duration.ofMinutes(1), Duration.ofDays(30), "approval-expiry")
        .end();
  }

  /** Without this, who calls itself like a domain controller is as safe as one. */
  private static void strong(Checks checks, List<NeverTouch> listed, String list) {
    for (int i = 0; i < listed.size(); i++) {
      checks.that(
          listed.get(i).alias().stream().allMatch(Alias::strong),
          Paths.at(list, i),
          "is a name that others can take; write a strong one or group=NAME, or set guard.weak-names: true");
    }
  }

  private static boolean people(int number, int least) {
    return number >= least && number <= MOST_PEOPLE;
  }
}
