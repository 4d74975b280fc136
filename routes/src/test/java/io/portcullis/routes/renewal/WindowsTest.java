package io.portcullis.routes.renewal;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.portcullis.inventory.calendar.Changes;
import io.portcullis.inventory.calendar.Expiring;
import io.portcullis.inventory.calendar.Renewal;
import io.portcullis.routes.config.CalendarSettings;
import io.portcullis.routes.config.Sections;

import static org.assertj.core.api.Assertions.assertThat;

class WindowsTest {
  private static final CalendarSettings SETTINGS =
      Sections.calendar(
          """
          zone: Europe/Vienna, changes: {freezes: [{environments: [production], from: 2026-08-20, \
          until: 2026-08-31}], maintenance: [{environments: [test], days: [saturday], at: "22:00", \
          length: 4h}]}""");

  private static final Instant NOW = Instant.parse("2026-08-10T07:00:00Z");

  @Test
  void whereNothingIsSaidItMayBeChangedAtAnyTime() {
    assertThat(new Windows(SETTINGS, NOW).of("")).isEqualTo(Changes.ANY_TIME);
  }

  @Test
  void aFreezeBindsItsEnvironmentToTheEndOfItsLastDay() {
    // When
    Renewal renewal = renewal("production");
    // Then
    assertThat(renewal.lastChance()).isEqualTo("2026-08-20T00:00:00Z");
    assertThat(renewal("staging").lastChance()).isEqualTo(Made.day(90));
  }

  /** In August Vienna is two hours ahead. */
  @Test
  void theLastWindowOfTheWeekIsTheLastChance() {
    assertThat(renewal("test").lastChance()).isEqualTo("2026-08-30T00:00:00Z");
  }

  @Test
  void itLooksAsFarAheadAsTheLongestPauseAsksFor() {
    Duration usual = new Windows(Sections.calendar(""), NOW).ahead();
    assertThat(new Windows(SETTINGS, NOW).ahead()).isEqualTo(usual.plusDays(12));
    assertThat(usual).isGreaterThan(Duration.ofDays(30));
  }

  private static Renewal renewal(String environment) {
    Changes changes = new Windows(SETTINGS, NOW).of(environment);
    return Renewal.of(Expiring.of(Made.of("a").entry()), changes, SETTINGS.renewal());
  }
}
