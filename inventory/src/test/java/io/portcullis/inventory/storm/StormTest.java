package io.portcullis.inventory.storm;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.connectors.api.Json;
import io.portcullis.inventory.calendar.Expiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StormTest {
  private static final LocalDate FIRST = LocalDate.of(2027, 1, 1);
  private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");
  private static final String EVIL = "cn=\"a\"<script>,o=b";

  @ParameterizedTest
  @ValueSource(ints = {0, Storm.MOST_DAYS + 1})
  void daysThatAreNoneOrTooManyAreRefused(int days) {
    assertThatThrownBy(() -> new Storm(FIRST, days, 0.5)).hasMessageStartingWith("days: ");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, Double.NaN})
  void aShareThatIsNoneIsRefused(double share) {
    assertThatThrownBy(() -> new Storm(FIRST, 1, share)).hasMessageStartingWith("opens: ");
  }

  @Test
  void whatIsExpiredOrDoneIsNotRenewed() {
    // When
    Forecast forecast = of(private_(-30, 0), done(-10, 90));
    // Then
    assertThat(forecast.certificates()).isZero();
    assertThat(forecast.total(Lives.UNCHANGED)).containsOnly(0);
  }

  @Test
  void aWindowThatIsOpenAlreadyIsWaiting() {
    // When: 60 of 80 days have passed
    Forecast forecast = of(private_(-60, 20));
    // Then: its successor is counted from the first day on
    assertThat(forecast.waiting()).isEqualTo(1);
    assertThat(renewals(forecast, Lives.UNCHANGED)).startsWith(40, 80);
  }

  @Test
  void aPrivateOneIsRenewedAsNowUnderEveryRule() {
    // When
    Forecast forecast = of(private_(0, 400));
    // Then
    for (Lives lives : Lives.values()) {
      assertThat(renewals(forecast, lives)).as(lives.name()).containsExactly(200);
    }
  }

  /** From 15 March 2027, 73 days after the first, it is 100 days. */
  @Test
  void aPublicOneIsRenewedByTheRuleOfTheDay() {
    // When
    Forecast forecast = of(public_(-60, 140));
    // Then: at half of 200 days, and then of 200 again until March
    assertThat(renewals(forecast, Lives.UNCHANGED)).containsExactly(40, 140, 240, 340);
    assertThat(renewals(forecast, Lives.BY_DATE)).containsExactly(40, 140, 190, 240, 290, 340, 390);
  }

  @ParameterizedTest
  @CsvSource({"DAYS_200, 4", "DAYS_100, 8", "DAYS_47, 17"})
  void shorterLivesMeanMoreRenewals(Lives lives, int times) {
    assertThat(renewals(of(public_(0, 2)), lives)).hasSize(399);
    assertThat(renewals(of(public_(-198, 200)), lives)).hasSize(times);
  }

  @Test
  void aWindowOfTheAuthorityComesFirst() {
    // Given
    Expiring certificate =
        new Expiring(
            "a",
            "a",
            "",
            "",
            "cn=ca",
            NOW,
            NOW.plus(Duration.ofDays(1_000)),
            false,
            Optional.of(new io.portcullis.inventory.calendar.Span(at(7), at(9))),
            false);
    // When, Then
    assertThat(renewals(of(certificate), Lives.UNCHANGED)).containsExactly(7);
  }

  @Test
  void oneThatLivesForHoursIsCountedSeveralTimesADay() {
    // Given: each lives for six hours and is renewed after three
    Expiring hours = certificate("cn=ca", NOW, NOW.plus(Duration.ofHours(6)), false, false);
    // When
    long[] days = of(hours).total(Lives.UNCHANGED);
    // Then: the first at 03:00, so that the first day has one less
    assertThat(days[0]).isEqualTo(7);
    assertThat(IntStream.range(1, days.length)).allMatch(d -> days[d] == 8);
  }

  @Test
  void oneWithoutALifeEndsTheCountingAllTheSame() {
    // Given
    Expiring none = certificate("cn=ca", at(20), at(10), false, false);
    // When, Then: once a minute at most
    assertThat(of(none).total(Lives.UNCHANGED)[399]).isBetween(1L, 1_440L);
  }

  @Test
  void daysOverALimitAreNamed() {
    // Given: two of one authority and one of another on the same day
    List<Limit> limits =
        List.of(
            new Limit("ca", Set.of("cn=ca"), 1),
            new Limit("other", Set.of("cn=other"), 1),
            new Limit("hsm", Set.of(), 2));
    Storm storm = new Storm(FIRST, 60, 0.5);
    storm.add(private_(0, 100));
    storm.add(private_(0, 100));
    storm.add(certificate("cn=other", at(0), at(100), false, false));
    // When
    List<Crossing> crossings = storm.forecast(limits).crossings();
    // Then
    assertThat(crossings.stream().filter(c -> c.lives() == Lives.UNCHANGED))
        .containsExactly(
            new Crossing(Lives.UNCHANGED, "ca", 1, FIRST.plusDays(50), 2),
            new Crossing(Lives.UNCHANGED, "hsm", 2, FIRST.plusDays(50), 3));
  }

  @Test
  void authoritiesAboveTheBoundAreOthers() {
    // Given
    Storm storm = new Storm(FIRST, 1, 0.5);
    IntStream.rangeClosed(0, Storm.MOST_AUTHORITIES)
        .forEach(i -> storm.add(certificate("cn=" + i, at(0), at(100), false, false)));
    // When
    Forecast forecast = storm.forecast(List.of());
    // Then
    assertThat(forecast.series().stream().filter(s -> s.lives() == Lives.UNCHANGED))
        .hasSize(Storm.MOST_AUTHORITIES + 1)
        .anyMatch(s -> s.authority().equals(Storm.OTHERS));
    assertThat(forecast.certificates()).isEqualTo(Storm.MOST_AUTHORITIES + 1L);
  }

  @Test
  void theTableHasALineForEachWeekAndNamesDays() {
    // When
    String table = StormText.table(evil());
    // Then
    assertThat(table.lines()).hasSize(2 + 58 + 7 + 4);
    assertThat(table)
        .contains("2027-02-19            2")
        .contains("2027-02-20: 2 renewals")
        .contains("47 days: 7 times over a limit");
  }

  @Test
  void theSpreadsheetHoldsNamesAsText() {
    // When
    String csv = StormText.csv(evil());
    // Then
    assertThat(csv.lines()).hasSize(1 + 400);
    assertThat(csv)
        .startsWith("day,authority,unchanged,by-date,days-200,days-100,days-47\r\n")
        .contains("2027-02-20,\"cn=\"\"a\"\"<script>,o=b\",2,2,2,2,2\r\n");
  }

  @Test
  void aNameThatIsAFormulaIsText() {
    // Given
    Storm storm = new Storm(FIRST, 1, 0.5);
    storm.add(certificate("=1+1", at(0), at(100), false, false));
    // When, Then
    assertThat(StormText.csv(storm.forecast(List.of()))).contains(",\"'=1+1\",");
  }

  @Test
  void programsReadItBack() {
    assertThat(
            Json.read(
                StormText.json(evil()).getBytes(java.nio.charset.StandardCharsets.UTF_8),
                Forecast.class))
        .isEqualTo(evil());
  }

  @Test
  void thePageIsWholeAndHoldsNothingForeign() throws Exception {
    // When
    String html = StormPage.html(evil());
    String svg = StormPage.svg(evil());
    // Then
    assertThat(html).doesNotContain("<script").contains("&lt;script&gt;").endsWith("</html>\n");
    assertThat(html).contains("default-src 'none'");
    assertThat(Svg.elements(svg, "polyline")).isEqualTo(Lives.values().length);
  }

  /** A limit by a name that would be markup, and is crossed. */
  private static Forecast evil() {
    Storm storm = new Storm(FIRST, Storm.DAYS, 0.5);
    storm.add(certificate(EVIL, at(0), at(100), false, false));
    storm.add(certificate(EVIL, at(0), at(100), false, false));
    storm.add(certificate(EVIL, at(-1), at(1_000), false, false));
    return storm.forecast(List.of(new Limit(EVIL, Set.of(), 1)));
  }

  private static Forecast of(Expiring... certificates) {
    Storm storm = new Storm(FIRST, Storm.DAYS, 0.5);
    List.of(certificates).forEach(storm::add);
    return storm.forecast(List.of());
  }

  private static List<Integer> renewals(Forecast forecast, Lives lives) {
    long[] days = forecast.total(lives);
    return IntStream.range(0, days.length).filter(d -> days[d] > 0).boxed().toList();
  }

  private static Expiring private_(int from, int until) {
    return certificate("cn=ca", at(from), at(until), false, false);
  }

  private static Expiring public_(int from, int until) {
    return certificate("cn=ca", at(from), at(until), true, false);
  }

  private static Expiring done(int from, int until) {
    return certificate("cn=ca", at(from), at(until), false, true);
  }

  private static Expiring certificate(
      String authority, Instant from, Instant until, boolean publicTls, boolean done) {
    return new Expiring(
        "a", "a", "", "", authority, from, until, publicTls, Optional.empty(), done);
  }

  private static Instant at(int day) {
    return NOW.plus(Duration.ofDays(day));
  }
}
