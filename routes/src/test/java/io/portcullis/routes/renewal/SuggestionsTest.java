package io.portcullis.routes.renewal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.inventory.Der;
import io.portcullis.inventory.Entry;
import io.portcullis.inventory.Status;
import io.portcullis.inventory.calendar.Span;
import io.portcullis.inventory.store.InventoryStore;
import io.portcullis.inventory.store.Limits;
import io.portcullis.routes.MovedClock;
import io.portcullis.routes.config.Sections;

import static io.portcullis.routes.renewal.Made.day;
import static io.portcullis.routes.renewal.ScriptedAuthority.whole;
import static org.assertj.core.api.Assertions.assertThat;

/** What is asked of authorities, how often, and what holds when they do not answer. */
class SuggestionsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Entry A = whole(Made.of("a.example").entry());

  @TempDir private Path folder;
  private final MovedClock clock = new MovedClock(day(40));
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final ScriptedAuthority authority = new ScriptedAuthority();
  private InventoryStore store;
  private Suggestions suggestions;

  @BeforeEach
  void open() {
    store = InventoryStore.open(folder, new Limits(8, 8, 10_000));
    suggestions = suggestions("", Suggestions.MOST);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void whereThereIsNoAnswerTheShareOfTheLifeHoldsForAnHour() {
    // Given
    authority.away = true;
    // When
    asked(A);
    // Then
    assertThat(suggestions.of(A).suggested()).isEmpty();
    assertThat(count("failed")).isEqualTo(1);
    authority.away = false;
    authority.tells(50, 52, day(41));
    clock.pass(Duration.ofMinutes(59));
    suggestions.ask();
    assertThat(authority.asked).isEqualTo(1);
    clock.pass(MINUTE);
    suggestions.ask();
    assertThat(suggestions.of(A).suggested()).contains(new Span(day(50), day(52)));
    assertThat(count("told")).isEqualTo(1);
  }

  @Test
  void whatWasToldHoldsWhileTheAuthorityIsAway() {
    // Given
    authority.tells(50, 52, day(40));
    asked(A);
    authority.away = true;
    clock.pass(Suggestion.SOONEST);
    // When
    suggestions.ask();
    // Then
    assertThat(authority.asked).isEqualTo(2);
    assertThat(suggestions.of(A).suggested()).contains(new Span(day(50), day(52)));
  }

  @Test
  void whoDoesNotAnswerIsLeftAloneForTheMinute() {
    // Given
    authority.away = true;
    // When
    asked(many(Suggestions.FAILURES + 1));
    // Then
    assertThat(authority.asked).isEqualTo(Suggestions.FAILURES);
    clock.pass(MINUTE);
    suggestions.ask();
    assertThat(authority.asked).isEqualTo(Suggestions.FAILURES + 1);
  }

  @Test
  void bytesThatAreNoCertificateStopNothing() {
    // Given
    Entry broken = Made.of("broken").from(0, 80).entry().with(Der.of(new byte[] {1}));
    // When
    asked(broken, A);
    // Then
    assertThat(authority.asked).isEqualTo(1);
    assertThat(count("failed")).isEqualTo(1);
    assertThat(count("none")).isEqualTo(1);
  }

  @Test
  void soManyAreAskedForInAMinute() {
    // When
    asked(many(Suggestions.A_MINUTE + 1));
    suggestions.ask();
    // Then
    assertThat(authority.asked).isEqualTo(Suggestions.A_MINUTE);
    clock.pass(MINUTE);
    suggestions.ask();
    assertThat(authority.asked).isEqualTo(Suggestions.A_MINUTE + 1);
  }

  @Test
  void moreThanTheBoundAreNotAskedFor() {
    // Given
    suggestions = suggestions("", 2);
    authority.tells(50, 52, day(41));
    // When
    asked(whole(Made.of("late").from(0, 91).entry()), A, whole(Made.of("b").entry()));
    // Then
    assertThat(authority.asked).isEqualTo(2);
    assertThat(suggestions.of(A).suggested()).isPresent();
    assertThat(suggestions.of(Made.of("late").from(0, 91).entry()).suggested()).isEmpty();
  }

  @Test
  void anAuthorityIsBelievedWithinAnHourAndADayWhenToBeAsked() {
    // Given
    authority.tells(50, 52, day(40).plusSeconds(60));
    asked(A);
    clock.pass(Suggestion.SOONEST.minusSeconds(1));
    suggestions.ask();
    assertThat(authority.asked).as("within the hour").isEqualTo(1);
    clock.pass(MINUTE);
    authority.tells(50, 52, day(80));
    suggestions.ask();
    clock.pass(Suggestion.LATEST);
    // When
    suggestions.ask();
    // Then
    assertThat(authority.asked).isEqualTo(3);
  }

  @Test
  void whatDoesNotMatterYetOrCanNotBeAskedForIsNot() {
    // Given
    Entry revoked = A.with(Status.replaced(day(30), "2f"));
    // When
    asked(
        revoked,
        Made.of("without bytes").entry(),
        whole(Made.of("later").from(0, 300).entry()),
        whole(Made.of("over").from(-60, 30).entry()),
        whole(Made.of("authority").authority(Made.ISSUER)),
        whole(Made.of("of another").entry("CN=Other", false)));
    // Then
    assertThat(authority.asked).isZero();
  }

  @Test
  void nobodyIsAskedWhereTheSettingsSaySo() {
    // Given
    suggestions = suggestions("ari: false", Suggestions.MOST);
    // When
    asked(A);
    // Then
    assertThat(authority.asked).isZero();
  }

  @Test
  void anAuthorityWithoutAnOpinionIsAskedAgainTheNextDay() {
    // Given
    asked(A);
    clock.pass(Suggestion.LATEST.minusSeconds(1));
    suggestions.ask();
    assertThat(authority.asked).isEqualTo(1);
    clock.pass(MINUTE);
    // When
    suggestions.ask();
    // Then
    assertThat(authority.asked).isEqualTo(2);
    assertThat(count("none")).isEqualTo(2);
  }

  @Test
  void ofWindowsThatMeanAtOnceTheFirstCounts() {
    // Given
    authority.tells(39.9, 39.95, day(40));
    asked(A);
    authority.tells(39.95, 40, day(40));
    clock.pass(Suggestion.SOONEST);
    // When
    suggestions.ask();
    // Then
    assertThat(suggestions.of(A).suggested()).contains(new Span(day(39.9), day(39.95)));
    assertThat(suggestions.ended(clock.instant())).hasSize(1);
    authority.tells(58, 61, day(41));
    clock.pass(Suggestion.SOONEST);
    suggestions.ask();
    assertThat(suggestions.of(A).suggested()).contains(new Span(day(58), day(61)));
    assertThat(suggestions.ended(clock.instant())).isEmpty();
  }

  @Test
  void whatIsNoLongerThereIsForgotten() {
    // Given
    authority.tells(50, 52, day(41));
    asked(A);
    store.forget(A.id());
    // When
    suggestions.choose(clock.instant());
    // Then
    assertThat(suggestions.of(A).suggested()).isEmpty();
  }

  private void asked(Entry... entries) {
    store.put(List.of(entries));
    suggestions.choose(clock.instant());
    suggestions.ask();
  }

  private static Entry[] many(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> whole(Made.of("c" + i + ".example").entry()))
        .toArray(Entry[]::new);
  }

  private double count(String result) {
    return Optional.ofNullable(
            meters.find("portcullis.calendar.windows").tag("result", result).counter())
        .map(c -> c.count())
        .orElse(0.0);
  }

  private Suggestions suggestions(String yaml, int most) {
    return new Suggestions(
        store,
        Sections.calendar(yaml),
        List.of(authority),
        new CalendarMeters(meters, clock),
        clock,
        most);
  }
}
