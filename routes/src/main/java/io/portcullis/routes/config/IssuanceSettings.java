package io.portcullis.routes.config;

import java.time.Duration;
import java.util.List;

/**
 * What an authority is told that asks before it issues.
 *
 * @param whenUnknown of a subject that no strong name leads to
 * @param watchedLife longest life of a certificate of a WATCHED subject
 * @param maxAge how old the hub's knowledge may be for a yes; a no never grows old
 * @param fronts those who may ask; none named is one that asks in the plain form from this machine
 * @param approvals what authorities may issue only once somebody there has approved it
 */
public record IssuanceSettings(
    @Default("deny") WhenUnknown whenUnknown,
    @Default("24h") Duration watchedLife,
    @Default("15m") Duration maxAge,
    List<FrontSettings> fronts,
    List<ApprovalSettings> approvals) {
  private static final int MOST_APPROVALS = 50;
  private static final int MOST_FRONTS = 50;

  /** What becomes of a request of which the hub can say neither yes nor no. */
  public enum WhenUnknown {
    DENY,
    ALLOW
  }

  public IssuanceSettings {
    new Checks()
        .between(watchedLife, Duration.ofMinutes(5), Duration.ofDays(365), "watched-life")
        .between(maxAge, Duration.ofSeconds(5), Duration.ofDays(365), "max-age")
        .unique(fronts.stream().map(FrontSettings::name).toList(), "fronts")
        .that(fronts.size() <= MOST_FRONTS, "fronts", "must be at most " + MOST_FRONTS)
        .unique(approvals.stream().map(ApprovalSettings::source).toList(), "approvals")
        .that(approvals.size() <= MOST_APPROVALS, "approvals", "must be at most " + MOST_APPROVALS)
        .end();
  }
}
