package io.portcullis.routes.config;

import java.time.Duration;
import java.util.List;

/**
 * What keeps a mistake, or a poisoned feed, from becoming an outage. A limit counts subjects that
 * get a stronger standing within {@code window}; the narrowest that is passed stops the rest until
 * people approve.
 *
 * @param groupShare of the members of one group, 0 to 1
 * @param approvalExpiry how long something waits for people before it is dropped
 */
public record GuardSettings(
    @Default("10m") Duration window,
    @Default("20") int perRule,
    @Default("30") int perSource,
    @Default("0.1") double groupShare,
    @Default("60") int overall,
    List<NeverTouch> neverTouch,
    @Default("24h") Duration approvalExpiry) {

  public GuardSettings {
    new Checks()
        .between(window, Duration.ofSeconds(1), Duration.ofDays(1), "window")
        .positive(perRule, "per-rule")
        .positive(perSource, "per-source")
        .positive(overall, "overall")
        .that(groupShare > 0 && groupShare <= 1, "group-share", "must be above 0 and at most 1")
        .that(perRule <= overall, "per-rule", "is above overall, so it could never trip")
        .that(perSource <= overall, "per-source", "is above overall, so it could never trip")
        .between(approvalExpiry, Duration.ofMinutes(1), Duration.ofDays(30), "approval-expiry")
        .end();
  }
}
