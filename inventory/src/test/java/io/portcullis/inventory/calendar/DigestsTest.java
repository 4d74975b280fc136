package io.portcullis.inventory.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Json;

import static io.portcullis.inventory.calendar.Any.day;
import static org.assertj.core.api.Assertions.assertThat;

class DigestsTest {
  private final Kept kept = new Kept();
  private final Set<Expiring> renewed = new HashSet<>();

  @Test
  void nobodyIsToldWhileNothingIsDue() {
    assertThat(at(300, Any.days("a", 398))).isEmpty();
  }

  @Test
  void whatIsRevokedOrReplacedIsNotTold() {
    assertThat(at(80, Any.done("a", 90))).isEmpty();
  }

  @Test
  void whatHasASuccessorIsNotTold() {
    // Given
    renewed.add(Any.days("a", 90));
    // When
    List<Digest> told = at(80, Any.days("a", 90), Any.days("b", 90));
    // Then
    assertThat(ids(told)).containsExactly("b");
  }

  @Test
  void whatIsTooMuchForADayIsToldTheNextDay() {
    // Given
    int most = Digests.MOST_OF_A_DAY;
    List<Expiring> many =
        IntStream.rangeClosed(0, most).mapToObj(i -> Any.days("c" + i, 90)).toList();
    Digests digests = new Digests(RenewalSettings.DEFAULT, e -> Changes.ANY_TIME, kept, c -> false);
    Digests.Day first = digests.of(many, date(76), day(76), day(77));
    first.digests().forEach(kept::keep);
    // When
    Digests.Day second = digests.of(many, date(77), day(77), day(78));
    // Then
    assertThat(first.left()).isEqualTo(1);
    assertThat(second.left()).isZero();
    assertThat(ids(second.digests())).containsExactly("c" + most);
  }

  @Test
  void whatIsExpiredForLongIsNotTold() {
    assertThat(at(97.1, Any.days("a", 90))).isEmpty();
    assertThat(at(96, Any.days("a", 90))).hasSize(1);
  }

  @Test
  void aSecondMessageOnTheSameDayIsNotSent() {
    // Given
    at(76.1, Any.days("a", 90));
    // When
    List<Digest> again = at(76.9, Any.days("a", 90), Any.days("b", 80));
    // Then
    assertThat(again).isEmpty();
    assertThat(ids(at(77, Any.days("a", 90), Any.days("b", 80)))).containsExactly("b");
  }

  @Test
  void theSameIsNeverToldTwice() {
    // When
    List<Digest> all = everyDay(0, 120, Any.days("a", 90));
    // Then: 30, 14, 7, 3 and 1 days before, and at the end
    assertThat(all.stream().map(Digest::day))
        .containsExactlyElementsOf(
            IntStream.of(60, 76, 83, 87, 89, 90).mapToObj(DigestsTest::date).toList());
  }

  @Test
  void ofStepsThatWereMissedOnlyTheLastIsTold() {
    // Given
    at(60, Any.days("a", 90));
    // When
    List<Digest> late = at(88, Any.days("a", 90));
    // Then
    assertThat(late.getFirst().lines())
        .extracting(Digest.Line::urgency)
        .containsExactly(Duration.ofDays(3));
  }

  @Test
  void theMorningTellsWhatComesInTheAfternoon() {
    // Given: 14 days before its end is at 18:00
    Expiring certificate = Any.lives("a", Duration.ofDays(90).plusHours(18));
    // When, Then
    assertThat(everyDay(70, 80, certificate))
        .extracting(Digest::day)
        .containsExactly(date(70), date(76));
  }

  @Test
  void oneThatLivesForHoursIsToldOnceADayAtMost() {
    assertThat(everyDay(0, 10, Any.lives("a", Duration.ofHours(6)))).hasSize(1);
  }

  @Test
  void aNewOwnerHearsWhatTheOldOneHeard() {
    // Given
    at(76, Any.owned("a", "web", 90));
    // When
    List<Digest> told = at(77, Any.owned("a", "mail", 90));
    // Then
    assertThat(told).extracting(Digest::owner).containsExactly("mail");
  }

  @Test
  void eachOwnerHasOneMessageWithTheSoonestFirst() {
    // When
    List<Digest> told =
        at(
            80,
            Any.owned("a", "web", 95),
            Any.owned("b", "web", 82),
            Any.owned("b", "web", 82),
            Any.owned("c", "", 90));
    // Then
    assertThat(told).extracting(Digest::owner).containsExactly("", "web");
    assertThat(ids(told)).containsExactly("c", "b", "a");
    assertThat(told.getLast().counts().firstKey()).isEqualTo(Duration.ofDays(3));
  }

  @Test
  void whatNoLineNamesIsCountedAndNotToldAgain() {
    // Given
    int most = RenewalSettings.DEFAULT.lines();
    Expiring[] many =
        IntStream.rangeClosed(0, most)
            .mapToObj(i -> Any.days("c" + i, 90))
            .toArray(Expiring[]::new);
    // When
    Digest digest = at(76, many).getFirst();
    // Then
    assertThat(digest.lines()).hasSize(most);
    assertThat(digest.more()).isEqualTo(1);
    assertThat(digest.counts()).containsExactly(Map.entry(Duration.ofDays(14), most + 1L));
    assertThat(at(77, many)).isEmpty();
  }

  @Test
  void whatIsKeptIsReadBackAsItWas() {
    // Given
    Told told = new Told("ab12", "web", Duration.ofDays(14), day(90));
    // When
    Told back = Json.read(Json.bytes(told), Told.class);
    // Then
    assertThat(back).isEqualTo(told);
  }

  private List<Digest> everyDay(int from, int until, Expiring certificate) {
    List<Digest> all = new ArrayList<>();
    IntStream.rangeClosed(from, until).forEach(d -> all.addAll(at(d + 0.3, certificate)));
    return all;
  }

  private List<Digest> at(double day, Expiring... certificates) {
    return at(day(day), certificates);
  }

  private List<Digest> at(Instant now, Expiring... certificates) {
    List<Digest> digests =
        new Digests(RenewalSettings.DEFAULT, e -> Changes.ANY_TIME, kept, renewed::contains)
            .of(List.of(certificates), LocalDate.ofInstant(now, ZoneOffset.UTC), now, midnight(now))
            .digests();
    digests.forEach(kept::keep);
    return digests;
  }

  private static Instant midnight(Instant now) {
    return now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
  }

  private static List<String> ids(List<Digest> digests) {
    return digests.stream().flatMap(d -> d.lines().stream()).map(Digest.Line::id).toList();
  }

  private static LocalDate date(int day) {
    return LocalDate.of(2026, 6, 1).plusDays(day);
  }

  private static final class Kept implements Memory {
    private final Map<String, Told> told = new HashMap<>();
    private final Map<String, LocalDate> days = new HashMap<>();

    void keep(Digest digest) {
      days.put(digest.owner(), digest.day());
      digest.told().forEach(t -> told.put(t.id(), t));
    }

    @Override
    public Optional<Told> told(String certificate) {
      return Optional.ofNullable(told.get(certificate));
    }

    @Override
    public Optional<LocalDate> lastMessage(String owner) {
      return Optional.ofNullable(days.get(owner));
    }
  }
}
