package io.portcullis.routes.config;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

import io.portcullis.model.Severity;

/**
 * When people are left alone. What comes meanwhile is told at its end, as one.
 *
 * @param zone as the IANA names it, {@code Europe/Berlin}
 * @param from {@code "22:00"}; when {@code until} is not later, it ends on the day after
 * @param days on which it begins; none named is all
 * @param below what is at least as severe as this is told all the same
 */
public record QuietSettings(
    @Default("UTC") String zone,
    String from,
    String until,
    List<DayOfWeek> days,
    @Default("critical") Severity below) {
  public QuietSettings {
    new Checks()
        .that(good(() -> ZoneId.of(zone)), "zone", "must be a zone such as Europe/Berlin")
        .that(good(() -> LocalTime.parse(from)), "from", "must be a time such as \"22:00\"")
        .that(good(() -> LocalTime.parse(until)), "until", "must be a time such as \"07:00\"")
        .that(!from.equals(until), "until", "is the same as from")
        .end();
  }

  private static boolean good(Runnable reading) {
    try {
      reading.run();
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
