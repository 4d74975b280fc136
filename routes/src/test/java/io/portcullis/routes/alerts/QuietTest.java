package io.portcullis.routes.alerts;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.model.Severity;

import static org.assertj.core.api.Assertions.assertThat;

class QuietTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void whatIsSevereEnoughWaitsForNothing() {
    // When
    Optional<Instant> held =
        nights().heldUntil(Severity.HIGH, Instant.parse("2026-03-04T23:00:00Z"));
    // Then
    assertThat(held).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // Berlin is an hour ahead in winter: 20:00 there is 19:00 here.
    "2026-03-04T18:59:59Z, ''",
    "2026-03-04T19:00:00Z, 2026-03-05T06:00:00Z",
    "2026-03-05T05:59:59Z, 2026-03-05T06:00:00Z",
    "2026-03-05T06:00:00Z, ''",
    // Of the night to Sunday 29 March an hour is missing.
    "2026-03-27T20:00:00Z, 2026-03-28T06:00:00Z",
    "2026-03-28T20:00:00Z, 2026-03-29T05:00:00Z",
    // In October one is twice.
    "2026-10-24T20:00:00Z, 2026-10-25T06:00:00Z"
  })
  void aNightEndsInTheMorning(Instant now, String until) {
    // When
    Optional<Instant> held = nights().heldUntil(Severity.MEDIUM, now);
    // Then
    assertThat(held.map(Instant::toString).orElse("")).isEqualTo(until);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-06T20:00:00Z, 2026-03-07T06:00:00Z", // Friday, and the morning after it
    "2026-03-07T05:00:00Z, 2026-03-07T06:00:00Z",
    "2026-03-07T20:00:00Z, ''" // Saturday
  })
  void aDayIsThatOnWhichItBegins(Instant now, String until) {
    // Given
    Quiet workdays =
        new Quiet(
            BERLIN,
            LocalTime.of(20, 0),
            LocalTime.of(7, 0),
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
            Severity.HIGH);
    // When
    Optional<Instant> held = workdays.heldUntil(Severity.LOW, now);
    // Then
    assertThat(held.map(Instant::toString).orElse("")).isEqualTo(until);
  }

  @Test
  void aQuietTimeWithinADayEndsOnIt() {
    // Given
    Quiet noon =
        new Quiet(
            BERLIN,
            LocalTime.of(12, 0),
            LocalTime.of(13, 0),
            Set.of(DayOfWeek.WEDNESDAY),
            Severity.HIGH);
    // When
    Optional<Instant> held = noon.heldUntil(Severity.LOW, Instant.parse("2026-03-04T11:30:00Z"));
    // Then
    assertThat(held).contains(Instant.parse("2026-03-04T12:00:00Z"));
  }

  private static Quiet nights() {
    return new Quiet(
        BERLIN,
        LocalTime.of(20, 0),
        LocalTime.of(7, 0),
        EnumSet.allOf(DayOfWeek.class),
        Severity.HIGH);
  }
}
