package io.portcullis.routes.alerts;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.portcullis.model.Severity;

/**
 * When people are left alone.
 *
 * @param until not later than {@code from}: on the day after
 * @param days on which it begins
 * @param below what is at least as severe is told all the same
 */
record Quiet(ZoneId zone, LocalTime from, LocalTime until, Set<DayOfWeek> days, Severity below) {

  /** The end of the quiet time, when this has to wait for it. */
  Optional<Instant> heldUntil(Severity severity, Instant now) {
    if (severity.compareTo(below) >= 0) {
      return Optional.empty();
    }
    LocalDate today = now.atZone(zone).toLocalDate();
    return Stream.of(today.minusDays(1), today)
        .filter(day -> days.contains(day.getDayOfWeek()))
        .filter(day -> !begin(day).isAfter(now) && end(day).isAfter(now))
        .map(this::end)
        .findFirst();
  }

  private Instant begin(LocalDate day) {
    return day.atTime(from).atZone(zone).toInstant();
  }

  private Instant end(LocalDate day) {
    LocalDate last = until.isAfter(from) ? day : day.plusDays(1);
    return last.atTime(until).atZone(zone).toInstant();
  }
}
