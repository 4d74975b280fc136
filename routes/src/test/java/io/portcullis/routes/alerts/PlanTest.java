package io.portcullis.routes.alerts;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Alert;
import io.portcullis.model.Severity;

import static org.assertj.core.api.Assertions.assertThat;

/** By whom an alert is told, and when: nothing here has a clock. */
class PlanTest {
  private static final Instant T0 = Samples.T0;
  private static final Escalation TWO =
      new Escalation(
          Severity.HIGH,
          List.of(
              new Escalation.Step(Duration.ofMinutes(15), "pager"),
              new Escalation.Step(Duration.ofMinutes(30), "boss")));
  private static final Directions ALL_TO_CHAT = new Directions(List.of(), List.of("chat"));
  private static final Quiet NOON =
      new Quiet(
          ZoneOffset.UTC,
          LocalTime.of(11, 0),
          LocalTime.of(13, 0),
          EnumSet.allOf(DayOfWeek.class),
          Severity.CRITICAL);

  @Test
  void whatNoChannelTookGoesOnAtOnceHoweverMildItIs() {
    // Given
    AlertState mild = begun(Samples.alert("a", Alert.Kind.FINDING, Severity.LOW, ""));
    Leg refused = mild.way().legs().getFirst().givenUp("a", T0, "HTTP 404");
    // When
    Way way = plan(Optional.empty()).next(with(mild, mild.way().with(refused)), T0.plusSeconds(1));
    // Then
    assertThat(way.legs().getLast().channel()).isEqualTo("pager");
    assertThat(way.step()).isEqualTo(1);
  }

  @Test
  void whatIsMildNeedsNoAnswer() {
    // Given
    AlertState mild = taken(begun(Samples.alert("a", Alert.Kind.FINDING, Severity.MEDIUM, "")));
    // When
    Way way = plan(Optional.empty()).next(mild, T0.plus(Duration.ofDays(1)));
    // Then
    assertThat(way).isEqualTo(mild.way());
  }

  @Test
  void itIsQuietUntilTheEndOfTheQuietTime() {
    // When
    Way way = plan(Optional.of(NOON)).next(Samples.open(Samples.alert("a")), T0);
    // Then
    Instant end = Instant.parse("2026-03-04T13:00:00Z");
    assertThat(way.legs()).containsExactly(Leg.due("chat", 0, end, true));
    // Then: the first step is counted from there
    assertThat(way.since()).contains(end);
  }

  @Test
  void whoMustAnswerIsAskedStepByStep() {
    // Given
    Plan plan = plan(Optional.empty());
    AlertState told = taken(begun(Samples.alert("a")));
    // When
    Way early = plan.next(told, T0.plus(Duration.ofMinutes(15)).minusMillis(1));
    Way first = plan.next(told, T0.plus(Duration.ofMinutes(15)));
    Way second = plan.next(with(told, first), T0.plus(Duration.ofMinutes(45)));
    Way third = plan.next(with(told, second), T0.plus(Duration.ofDays(9)));
    // Then
    assertThat(early).isEqualTo(told.way());
    assertThat(first.legs()).extracting(Leg::channel).containsExactly("chat", "pager");
    assertThat(second.legs()).extracting(Leg::channel).containsExactly("chat", "pager", "boss");
    assertThat(third).isEqualTo(second);
  }

  @Test
  void theFirstRouteThatMatchesCounts() {
    // Given
    Directions directions =
        new Directions(
            List.of(
                new Directions.Route(
                    Severity.INFO, Set.of(Alert.Kind.DIGEST), List.of(), List.of("mail")),
                new Directions.Route(
                    Severity.CRITICAL, Set.of(), List.of(), List.of("pager", "siem")),
                new Directions.Route(Severity.INFO, Set.of(), List.of("pay*"), List.of("pay"))),
            List.of("log"));
    // When / Then
    assertThat(directions.channels(Samples.alert("a", Alert.Kind.DIGEST, Severity.CRITICAL, "")))
        .containsExactly("mail");
    assertThat(directions.channels(Samples.alert("a", Alert.Kind.STATE, Severity.CRITICAL, "pay")))
        .containsExactly("pager", "siem");
    assertThat(directions.channels(Samples.alert("a"))).containsExactly("pay");
    assertThat(directions.channels(Samples.alert("a", Alert.Kind.STATE, Severity.HIGH, "hr")))
        .containsExactly("log");
  }

  private static Plan plan(Optional<Quiet> quiet) {
    return new Plan(ALL_TO_CHAT, quiet, TWO, Duration.ofDays(30));
  }

  private static AlertState begun(Alert alert) {
    return with(Samples.open(alert), plan(Optional.empty()).next(Samples.open(alert), T0));
  }

  private static AlertState taken(AlertState state) {
    return with(state, state.way().with(state.way().legs().getFirst().taken("a", T0, "ok")));
  }

  private static AlertState with(AlertState state, Way way) {
    return new AlertState(state.alert(), way, state.ending());
  }
}
