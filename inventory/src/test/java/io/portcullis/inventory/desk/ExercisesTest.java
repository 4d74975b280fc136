package io.portcullis.inventory.desk;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Json;
import io.portcullis.inventory.exercise.Exercise;
import io.portcullis.inventory.exercise.Exercise.Kind;
import io.portcullis.inventory.exercise.Result;
import io.portcullis.inventory.exercise.Result.Outcome;

import static io.portcullis.inventory.desk.Desks.ann;
import static io.portcullis.inventory.desk.Desks.changed;
import static io.portcullis.inventory.desk.Desks.day;
import static io.portcullis.inventory.desk.Desks.refused;
import static org.assertj.core.api.Assertions.assertThat;

class ExercisesTest {
  private static final String MATRIX = "a".repeat(64);

  @Test
  void aPeriodOutOfBoundsIsRefused() {
    // Given
    Exercises.Wish wish =
        new Exercises.Wish(
            Kind.RESTORE, "key-1", "pki", Exercise.MOST.plusDays(1), Optional.empty());
    // When, Then
    assertThat(refused(Exercises.plan("exr-1", wish, ann(0))))
        .startsWith("INVALID: exercise exr-1");
  }

  @Test
  void whatIsToComeIsNoResult() {
    assertThat(record(planned(Kind.RESTORE), result(2, Outcome.PASSED), 1))
        .satisfies(r -> assertThat(refused(r)).startsWith("INVALID: it is to come"));
  }

  @Test
  void aSignOffNeedsEvidence() {
    // Given
    Result bare =
        new Result(
            "exr-1", day(1), Duration.ZERO, Outcome.PASSED, List.of("ann", "bob"), List.of());
    // When, Then
    assertThat(refused(record(planned(Kind.YEARLY_SIGN_OFF), bare, 1)))
        .startsWith("INVALID: a sign-off needs evidence");
  }

  @Test
  void aSignOffOfWhatMattersNamesTwoPeople() {
    // Given: one person under two spellings
    Result alone =
        new Result(
            "exr-1", day(1), Duration.ZERO, Outcome.PASSED, List.of("ann", "Ann"), List.of("T-1"));
    ExerciseItem item = planned(Kind.YEARLY_SIGN_OFF);
    // When, Then
    assertThat(refused(Exercises.record(item, alone, MATRIX, true, ann(1))))
        .isEqualTo("INVALID: a sign-off of a key of this tier names two people who reviewed");
    assertThat(changed(Exercises.record(item, alone, MATRIX, false, ann(1))).results()).hasSize(1);
  }

  @Test
  void aSignOffNamesTheMatrixAndNothingElseDoes() {
    assertThat(
            changed(record(planned(Kind.YEARLY_SIGN_OFF), result(1, Outcome.PASSED), 1))
                .results()
                .getFirst()
                .matrix())
        .isEqualTo(MATRIX);
    assertThat(
            changed(record(planned(Kind.RESTORE), result(1, Outcome.PASSED), 1))
                .results()
                .getFirst()
                .matrix())
        .isEmpty();
  }

  @Test
  void ofMoreThanTheBoundTheOldestGoButForTheLastThatWent() {
    // Given
    ExerciseItem item = changed(record(planned(Kind.RESTORE), result(1, Outcome.PASSED), 200));
    // When
    for (int i = 2; i <= ExerciseItem.MOST + 1; i++) {
      item = changed(record(item, result(i, Outcome.FAILED), 200));
    }
    // Then
    assertThat(item.results()).hasSize(ExerciseItem.MOST);
    assertThat(item.results().getFirst().result().at()).isEqualTo(day(1));
    assertThat(item.results().get(1).result().at()).isEqualTo(day(3));
    item = changed(record(item, result(100, Outcome.PASSED), 200));
    assertThat(item.results()).hasSize(ExerciseItem.MOST);
    assertThat(item.results().getFirst().result().at()).isEqualTo(day(3));
  }

  @Test
  void whatHasEndedTakesNoResultAndEndsOnce() {
    // Given
    ExerciseItem ended = changed(Exercises.end(planned(Kind.RESTORE), "the key is gone", ann(1)));
    // When, Then
    assertThat(refused(record(ended, result(1, Outcome.PASSED), 1)))
        .isEqualTo("CONFLICT: it is not done any more: the key is gone");
    assertThat(refused(Exercises.end(ended, "again", ann(2)))).startsWith("CONFLICT");
  }

  @Test
  void whatIsKeptIsReadBackAsItWas() {
    // Given
    ExerciseItem item = changed(record(planned(Kind.RESTORE), result(1, Outcome.PASSED), 1));
    // When
    ExerciseItem back = Json.read(Json.bytes(item), ExerciseItem.class);
    // Then
    assertThat(back).isEqualTo(item);
  }

  private static Ruling<ExerciseItem> record(ExerciseItem item, Result result, int day) {
    return Exercises.record(item, result, MATRIX, true, ann(day));
  }

  static Result result(int day, Outcome outcome) {
    return new Result(
        "exr-1",
        day(day),
        Duration.ofMinutes(40),
        outcome,
        List.of("ann", "bob"),
        List.of("ticket 1"));
  }

  static ExerciseItem planned(Kind kind) {
    return changed(
        Exercises.plan(
            "exr-1",
            new Exercises.Wish(kind, "key-1", "pki", Duration.ofDays(90), Optional.empty()),
            ann(0)));
  }
}
