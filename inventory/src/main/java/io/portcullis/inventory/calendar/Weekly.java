package io.portcullis.inventory.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * A maintenance window that comes again each week.
 *
 * @param days on which it begins
 * @param at when, in the zone that {@link #between} is given
 * @param length how long it lasts, also over a change of clocks
 */
public record Weekly(Set<DayOfWeek> days, LocalTime at, Duration length) {
  public Weekly {
    days = Set.copyOf(days);
    if (!length.isPositive()) {
      throw new IllegalArgumentException("length: above 0");
    }
  }

  /** Those that begin on a day between these two moments, both days included. */
  public List<Span> between(Instant from, Instant until, ZoneId zone) {
    LocalDate first = from.atZone(zone).toLocalDate();
    LocalDate last = until.atZone(zone).toLocalDate();
    return first
        .datesUntil(last.plusDays(1))
        .filter(day -> days.contains(day.getDayOfWeek()))
        .map(day -> day.atTime(at).atZone(zone).toInstant())
        .map(begin -> new Span(begin, begin.plus(length)))
        .toList();
  }
}
