package io.portcullis.routes.config;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.inventory.calendar.RenewalSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CalendarSettingsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          zone: Vienna            | calendar.zone: must be UTC or the name of a zone, Europe/Vienna
          at: "6:00"              | calendar.at: must be a time of the day such as 06:30, in quotes
          at: "25:00"             | calendar.at: must be a time of the day such as 06:30, in quotes
          opens: 1                | calendar.opens: must be a share between 0 and 1
          steps: [7d, 14d]        | calendar.steps: must be the longest first, each shorter than the one before, above 0
          steps: [367d]           | calendar.steps: must be
          notice: 31d             | calendar.notice: must be 0s to 30d, is 31d
          patience: 0.91          | calendar.patience: must be a share from 0 to 0.9
          lines: 0                | calendar.lines: must be 1 to 1000
          foresight: 401d         | calendar.foresight: must be 1d to 400d, is 401d
          limits: [{name: a, per-day: 0}] | calendar.limits[0].per-day: must be more than 0, is 0
          limits: [{name: a, per-day: 1, authorities: [Lab]}] | calendar.limits[0].authorities: must be distinguished names such as CN=Device CA,O=Example
          limits: [{name: a, per-day: 1}, {name: a, per-day: 2}] | calendar.limits: the name "a" stands more than once
          offline-roots: [Root]   | calendar.offline-roots: must be distinguished names such as CN=Root CA,O=Example
          changes: {freezes: [{from: 2026-12-20, until: 2026-12-18}]} | calendar.changes.freezes[0].until: must be after from
          changes: {freezes: [{from: 2026-01-01, until: 2026-12-18}]} | calendar.changes.freezes[0].until: must be at most 92 days after from
          changes: {maintenance: [{days: [], at: "22:00", length: 4h}]} | calendar.changes.maintenance[0].days: must name one
          changes: {maintenance: [{days: [caturday], at: "22:00", length: 4h}]} | calendar.changes.maintenance[0].days[0]: is "caturday"; did you mean "saturday"?
          changes: {maintenance: [{days: [sunday], at: "22:00", length: 8d}]} | calendar.changes.maintenance[0].length: must be 1m to 7d, is 8d
          """)
  void whatIsWrongIsSaidInTheseWords(String yaml, String problem) {
    assertThatThrownBy(() -> Sections.calendar(yaml))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void moreWindowsAWeekThanTheCalendarTakesAreRefused() {
    // Given
    String each =
        IntStream.range(0, 6)
            .mapToObj(i -> "{days: [monday, friday], at: \"0%d:00\", length: 1h}".formatted(i))
            .collect(Collectors.joining(", "));
    assertThat(Sections.calendar("changes: {maintenance: [" + each + "]}").changes().maintenance())
        .hasSize(6);
    // When, Then
    String one = ", {environments: [a], days: [sunday], at: \"09:00\", length: 1h}";
    assertThatThrownBy(() -> Sections.calendar("changes: {maintenance: [" + each + one + "]}"))
        .hasMessageContaining("must be at most 12 a week in one environment");
  }

  @Test
  void whereNothingIsSaidItIsAsUsual() {
    // When
    CalendarSettings settings = Sections.calendar("");
    // Then
    RenewalSettings renewal = settings.renewal();
    assertThat(renewal.steps()).isEqualTo(RenewalSettings.DEFAULT.steps());
    assertThat(renewal.whole()).isEqualTo(RenewalSettings.DEFAULT.whole());
    assertThat(settings.zoneId().normalized()).isEqualTo(ZoneOffset.UTC);
    assertThat(settings.issuing()).isEmpty();
    assertThat(settings.ari()).isTrue();
    assertThat(Sections.calendar("ari: false").ari()).isFalse();
    assertThat(Sections.calendar("steps: [300d, 1d]").renewal().whole())
        .isEqualTo(Duration.ofDays(366));
  }
}
