package io.portcullis.routes.config;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import io.portcullis.inventory.calendar.Weekly;

/**
 * When something may be changed, by environment. Where nothing is said it may at any time.
 *
 * @param freezes in which nothing is changed
 * @param maintenance outside of which nothing is changed
 */
public record ChangeSettings(List<Freeze> freezes, List<Maintenance> maintenance) {
  private static final int MOST = 200;

  /** So that a year of them stays within what the calendar takes. */
  private static final int MOST_A_WEEK = 12;

  /**
   * @param environments left out: all
   * @param from a day from its beginning, or a moment
   * @param until a day to its end, or a moment
   */
  public record Freeze(List<String> environments, BeginDate from, EndDate until) {
    private static final Duration LONGEST = Duration.ofDays(92);

    public Freeze {
      Duration length = Duration.between(from.at(), until.at());
      new Checks()
          .that(length.isPositive(), "until", "must be after from")
          .that(length.compareTo(LONGEST) <= 0, "until", "must be at most 92 days after from")
          .end();
    }

    public boolean binds(String environment) {
      return environments.isEmpty() || environments.contains(environment);
    }
  }

  /**
   * @param environments left out: all
   * @param at in the zone of the calendar
   */
  public record Maintenance(
      List<String> environments, List<DayOfWeek> days, TimeOfDay at, Duration length) {
    public Maintenance {
      new Checks()
          .that(!days.isEmpty(), "days", "must name one")
          .between(length, Duration.ofMinutes(1), Duration.ofDays(7), "length")
          .end();
    }

    public boolean binds(String environment) {
      return environments.isEmpty() || environments.contains(environment);
    }

    public Weekly weekly() {
      return new Weekly(new HashSet<>(days), at.at(), length);
    }
  }

  public ChangeSettings {
    new Checks()
        .that(freezes.size() <= MOST, "freezes", "must be at most " + MOST)
        .that(maintenance.size() <= MOST, "maintenance", "must be at most " + MOST)
        .that(
            mostAWeek(maintenance) <= MOST_A_WEEK,
            "maintenance",
            "must be at most " + MOST_A_WEEK + " a week in one environment")
        .end();
  }

  private static int mostAWeek(List<Maintenance> maintenance) {
    Map<String, Integer> named = new HashMap<>();
    int all = 0;
    for (Maintenance one : maintenance) {
      one.environments().forEach(e -> named.merge(e, one.days().size(), Integer::sum));
      all += one.environments().isEmpty() ? one.days().size() : 0;
    }
    return all + named.values().stream().max(Integer::compare).orElse(0);
  }
}
