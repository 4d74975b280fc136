package io.portcullis.routes.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import io.portcullis.inventory.calendar.RenewalSettings;
import io.portcullis.inventory.storm.Limit;

/**
 * When certificates are to be renewed, and who is reminded of it.
 *
 * @param zone in which a day begins at midnight, and in which {@code at} and maintenance windows
 *     are
 * @param at from when on the messages of a day are made
 * @param opens share of the life after which a certificate is to be renewed
 * @param ari whether authorities are asked when they would like it to be renewed (RFC 9773)
 * @param steps how long before the end people are reminded, the longest first; left out: 30, 14, 7,
 *     3 and 1 days
 * @param notice how long before a freeze people are told what would fall into it
 * @param patience share of the time between the window's opening and the end after which a renewal
 *     is missing
 * @param lines most certificates that one message names
 * @param foresight how far ahead the hub warns of days over a limit, and of chains that break
 * @param limits how much authorities can issue
 * @param offlineRoots distinguished names of roots whose certificates are not here
 */
public record CalendarSettings(
    @Default("true") boolean enabled,
    @Default("UTC") String zone,
    @Default("06:00") TimeOfDay at,
    @Default("0.667") double opens,
    @Default("true") boolean ari,
    List<Duration> steps,
    @Default("3d") Duration notice,
    @Default("0.25") double patience,
    @Default("200") int lines,
    ChangeSettings changes,
    @Default("90d") Duration foresight,
    List<IssuingLimit> limits,
    List<String> offlineRoots) {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration MONTH = Duration.ofDays(30);
  private static final Duration YEAR = Duration.ofDays(366);
  private static final Duration FARTHEST = Duration.ofDays(400);
  private static final double MOST_PATIENCE = 0.9;
  private static final int MOST_LINES = 1_000;
  private static final int MOST = 100;

  public CalendarSettings {
    new Checks()
        .that(zone(zone).isPresent(), "zone", "must be UTC or the name of a zone, Europe/Vienna")
        .that(opens > 0 && opens < 1, "opens", "must be a share between 0 and 1")
        .between(notice, Duration.ZERO, MONTH, "notice")
        .that(
            patience >= 0 && patience <= MOST_PATIENCE, "patience", "must be a share from 0 to 0.9")
        .that(lines >= 1 && lines <= MOST_LINES, "lines", "must be 1 to " + MOST_LINES)
        .between(foresight, DAY, FARTHEST, "foresight")
        .that(limits.size() <= MOST, "limits", "must be at most " + MOST)
        .unique(limits.stream().map(IssuingLimit::name).toList(), "limits")
        .that(offlineRoots.size() <= MOST, "offline-roots", "must be at most " + MOST)
        .that(
            offlineRoots.stream().allMatch(r -> r.contains("=")),
            "offline-roots",
            "must be distinguished names such as CN=Root CA,O=Example")
        .that(wrong(steps).isEmpty(), "steps", wrong(steps).orElse(""))
        .end();
  }

  private static Optional<ZoneId> zone(String name) {
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** What is wrong with the steps is said by the calendar, which knows best. */
  private static Optional<String> wrong(List<Duration> steps) {
    try {
      renewal(0.5, steps, Duration.ZERO, 1);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(e.getMessage().replaceFirst("^[a-z]+: ", "must be "));
    }
  }

  private static RenewalSettings renewal(
      double opens, List<Duration> steps, Duration notice, int lines) {
    RenewalSettings usual = RenewalSettings.DEFAULT;
    List<Duration> all = steps.isEmpty() ? usual.steps() : steps;
    Duration threefold = all.getFirst().multipliedBy(3);
    Duration whole = threefold.compareTo(YEAR) > 0 ? YEAR : threefold;
    return new RenewalSettings(opens, all, whole, notice, lines);
  }

  public RenewalSettings renewal() {
    return renewal(opens, steps, notice, lines);
  }

  public ZoneId zoneId() {
    return ZoneId.of(zone);
  }

  public List<Limit> issuing() {
    return limits.stream().map(IssuingLimit::limit).toList();
  }
}
