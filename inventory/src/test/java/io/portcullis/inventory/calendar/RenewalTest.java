package io.portcullis.inventory.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.portcullis.inventory.calendar.Any.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RenewalTest {
  private static final RenewalSettings USUAL = RenewalSettings.DEFAULT;

  static Stream<List<Duration>> noSteps() {
    return Stream.of(
        List.of(),
        days(7, 14),
        days(7, 7),
        days(7, 0),
        days(400, 1),
        Stream.iterate(11, d -> d > 0, d -> d - 1).map(Duration::ofDays).toList());
  }

  @ParameterizedTest
  @MethodSource("noSteps")
  void stepsThatCanNotBeAreRefused(List<Duration> steps) {
    assertThatThrownBy(() -> settings(steps))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("steps: ");
  }

  @Test
  void whatEndsBeforeItBeginsIsExpired() {
    // When
    Renewal renewal = of(Any.days("a", -5), Changes.ANY_TIME);
    // Then
    assertThat(renewal.at(day(0)).orElseThrow().expired()).isTrue();
  }

  @Test
  void aWindowThatTheAuthoritySuggestsForAfterTheEndIsNone() {
    // When
    Renewal renewal = of(Any.suggested("a", 90, span(91, 92)), Changes.ANY_TIME);
    // Then
    assertThat(renewal.opens()).isEqualTo(day(60));
  }

  @Test
  void aLongLifeHasTheStepsAsTheyAre() {
    // When
    Renewal renewal = of(Any.days("a", 398), Changes.ANY_TIME);
    // Then
    assertThat(moments(renewal))
        .containsExactly(day(368), day(384), day(391), day(395), day(397), day(398));
    assertThat(renewal.opens()).isBetween(day(265.3), day(265.4));
  }

  @Test
  void aShortLifeHasTheSameShares() {
    // When
    Renewal renewal = of(Any.days("a", 45), Changes.ANY_TIME);
    // Then
    assertThat(moments(renewal))
        .containsExactly(day(30), day(38), day(41.5), day(43.5), day(44.5), day(45));
    assertThat(renewal.opens()).isEqualTo(day(30));
  }

  @Test
  void nothingIsRemindedOfBeforeTheWindowOpens() {
    // When
    Renewal renewal = of(Any.suggested("a", 90, span(80, 82)), Changes.ANY_TIME);
    // Then
    assertThat(moments(renewal).getFirst()).isEqualTo(day(80));
    assertThat(renewal.at(day(79.9))).isEmpty();
    assertThat(renewal.at(day(80)).orElseThrow().urgency()).isEqualTo(Duration.ofDays(14));
  }

  @Test
  void anAuthorityThatWantsItBackEarlyIsAStepOfItsOwn() {
    // When
    Renewal renewal = of(Any.suggested("a", 90, span(2, 3)), Changes.ANY_TIME);
    // Then
    assertThat(moments(renewal)).startsWith(day(3), day(60)).hasSize(7);
    assertThat(renewal.steps().getFirst().early()).isTrue();
  }

  @Test
  void stepsAreCountedFromTheFreezeInWhichItEnds() {
    // When
    Renewal renewal = of(Any.days("a", 90), freeze(80, 100));
    // Then
    assertThat(renewal.lastChance()).isEqualTo(day(80));
    assertThat(renewal.noChance()).isFalse();
    assertThat(moments(renewal))
        .containsExactly(day(60), day(66), day(73), day(77), day(79), day(90));
  }

  @Test
  void whatFallsIntoAFreezeIsToldBeforeIt() {
    // When
    Renewal renewal = of(Any.days("a", 90), freeze(75, 85));
    // Then
    assertThat(moments(renewal))
        .containsExactly(day(60), day(72), day(72), day(87), day(89), day(90));
    assertThat(renewal.at(day(80)).orElseThrow().urgency()).isEqualTo(Duration.ofDays(7));
  }

  @Test
  void whatCouldNotBeginBeforeTheFreezeIsToldAfterIt() {
    // When
    Renewal renewal = of(Any.days("a", 90), freeze(55, 80));
    // Then
    assertThat(moments(renewal))
        .containsExactly(day(80), day(80), day(83), day(87), day(89), day(90));
  }

  @Test
  void stepsAreCountedFromTheLastMaintenance() {
    // When
    Renewal renewal = of(Any.days("a", 90), new Changes(List.of(), List.of(span(77, 78))));
    // Then
    assertThat(renewal.lastChance()).isEqualTo(day(78));
    assertThat(renewal.at(day(64)).orElseThrow().urgency()).isEqualTo(Duration.ofDays(14));
  }

  @Test
  void itIsSaidWhenThereIsNoMomentForIt() {
    // When
    Renewal renewal = of(Any.days("a", 90), freeze(50, 100));
    // Then
    assertThat(renewal.noChance()).isTrue();
    assertThat(renewal.lastChance()).isEqualTo(day(90));
    assertThat(moments(renewal)).contains(day(89));
  }

  /** Whatever the freeze: later is never less urgent, and no step is lost. */
  @Property(tries = 300)
  void whatIsToldGetsMoreUrgent(
      @ForAll @IntRange(min = 1, max = 800) int hours,
      @ForAll @IntRange(min = 0, max = 800) int from,
      @ForAll @IntRange(min = 1, max = 400) int length) {
    // Given
    Instant begin = Any.T0.plus(Duration.ofHours(from));
    Changes changes =
        new Changes(List.of(new Span(begin, begin.plus(Duration.ofHours(length)))), List.of());
    // When
    Renewal renewal = of(Any.lives("a", Duration.ofHours(hours)), changes);
    // Then
    List<Duration> urgencies =
        Stream.iterate(0, h -> h <= hours, h -> h + 1)
            .flatMap(h -> renewal.at(Any.T0.plus(Duration.ofHours(h))).stream())
            .map(Step::urgency)
            .toList();
    assertThat(urgencies).isSortedAccordingTo((a, b) -> b.compareTo(a));
    assertThat(urgencies.getLast()).isZero();
  }

  private static Renewal of(Expiring certificate, Changes changes) {
    return Renewal.of(certificate, changes, USUAL);
  }

  private static List<Instant> moments(Renewal renewal) {
    return renewal.steps().stream().map(Step::at).toList();
  }

  private static Changes freeze(int from, int until) {
    return new Changes(List.of(span(from, until)), List.of());
  }

  private static Span span(int from, int until) {
    return new Span(day(from), day(until));
  }

  private static List<Duration> days(int... days) {
    return java.util.Arrays.stream(days).mapToObj(Duration::ofDays).toList();
  }

  private static RenewalSettings settings(List<Duration> steps) {
    return new RenewalSettings(
        USUAL.opens(), steps, Duration.ofDays(366), USUAL.notice(), USUAL.lines());
  }
}
