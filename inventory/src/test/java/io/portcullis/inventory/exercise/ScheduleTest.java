package io.portcullis.inventory.exercise;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.connectors.api.Json;
import io.portcullis.inventory.exercise.Remark.Kind;
import io.portcullis.inventory.exercise.Result.Outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ScheduleTest {
  private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest
  @ValueSource(ints = {0, 3_661})
  void atATimeThatCanNotBeItIsRefused(int days) {
    assertThatThrownBy(() -> every(days, "ann"))
        .hasMessageStartingWith("exercise restore-1: every");
  }

  @Test
  void resultsOverTheirBoundsAreRefused() {
    List<String> most = Collections.nCopies(Result.MOST, "ann");
    assertThat(new Result("x", T0, Duration.ZERO, Outcome.PASSED, most, List.of()).people())
        .hasSize(Result.MOST);
    assertThatThrownBy(
            () ->
                new Result(
                    "x",
                    T0,
                    Duration.ZERO,
                    Outcome.PASSED,
                    List.of(),
                    List.of("x".repeat(Result.LONGEST + 1))))
        .hasMessageStartingWith("evidence: ");
    assertThatThrownBy(() -> new Result("x", T0, Duration.ofDays(-1), Outcome.PASSED, most, most))
        .hasMessageStartingWith("took: ");
  }

  @Test
  void whatWasNeverDoneIsDueFromTheAgreementOn() {
    assertThat(kinds(89)).isEmpty();
    assertThat(kinds(90)).containsExactly(Kind.NEVER_DONE);
  }

  @Test
  void oneThatFailedMovesNothing() {
    assertThat(kinds(90, result(80, 60, Outcome.FAILED)))
        .containsExactly(Kind.NEVER_DONE, Kind.FAILED);
  }

  @Test
  void ofOthersAndOfTomorrowNothingIsCounted() {
    // Given
    Result other =
        new Result("other", at(50), Duration.ZERO, Outcome.PASSED, List.of(), List.of("x"));
    // When, Then
    assertThat(kinds(90, other, result(91, 60, Outcome.PASSED))).containsExactly(Kind.NEVER_DONE);
  }

  @Test
  void whatWasDoneIsDueAgain() {
    Result done = result(50, 60, Outcome.PASSED);
    assertThat(kinds(139, done)).isEmpty();
    assertThat(kinds(140, done)).containsExactly(Kind.OVERDUE);
  }

  @Test
  void longerThanItMayIsTooLong() {
    assertThat(kinds(60, result(50, 121, Outcome.PASSED))).containsExactly(Kind.TOO_LONG);
    assertThat(kinds(60, result(50, 120, Outcome.PASSED))).isEmpty();
  }

  @Test
  void muchLongerThanTheOneBeforeIsSlower() {
    // Given: one that failed between them does not count
    Result before = result(10, 60, Outcome.PASSED);
    Result failed = result(20, 119, Outcome.FAILED);
    // When, Then
    assertThat(kinds(60, result(50, 76, Outcome.PASSED), before, failed))
        .containsExactly(Kind.SLOWER);
    assertThat(kinds(60, before, failed, result(50, 75, Outcome.PASSED))).isEmpty();
  }

  @Test
  void whatTakesNoTimeIsNotMeasured() {
    assertThat(kinds(60, result(10, 0, Outcome.PASSED), result(50, 1, Outcome.PASSED))).isEmpty();
  }

  @Test
  void withoutEvidenceAndOwnerItIsSaid() {
    // Given
    Result bare =
        new Result("restore-1", at(50), Duration.ZERO, Outcome.PASSED, null, List.of(" "));
    // When
    List<Remark> remarks = Schedule.of(every(90, ""), List.of(bare), at(60)).remarks(at(60));
    // Then
    assertThat(remarks).extracting(Remark::kind).containsExactly(Kind.NO_OWNER, Kind.NO_EVIDENCE);
  }

  @Test
  void whatIsKeptIsReadBackAsItWas() {
    // Given
    Schedule schedule = new Schedule(every(90, "ann"), List.of(result(1, 2, Outcome.PARTLY)));
    // When
    Schedule back = Json.read(Json.bytes(schedule), Schedule.class);
    // Then
    assertThat(back).isEqualTo(schedule);
  }

  private static List<Kind> kinds(int day, Result... results) {
    return Schedule.of(every(90, "ann"), List.of(results), at(day)).remarks(at(day)).stream()
        .map(Remark::kind)
        .toList();
  }

  private static Exercise every(int days, String owner) {
    return new Exercise(
        "restore-1",
        Exercise.Kind.RESTORE,
        "key-1",
        owner,
        T0,
        Duration.ofDays(days),
        Optional.of(Duration.ofHours(2)));
  }

  private static Result result(int day, int minutes, Outcome outcome) {
    return new Result(
        "restore-1",
        at(day),
        Duration.ofMinutes(minutes),
        outcome,
        List.of("ann", "bob"),
        List.of("CHG-1"));
  }

  private static Instant at(int day) {
    return T0.plus(Duration.ofDays(day));
  }
}
