package io.portcullis.inventory.desk;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.portcullis.inventory.exercise.Exercise;
import io.portcullis.inventory.exercise.Result.Outcome;
import io.portcullis.inventory.rotation.Cause;
import io.portcullis.model.keys.Drill;

import static io.portcullis.inventory.desk.Desks.ann;
import static io.portcullis.inventory.desk.Desks.changed;
import static io.portcullis.inventory.desk.Desks.day;
import static org.assertj.core.api.Assertions.assertThat;

class RestoreDrillsTest {
  @Test
  void whatIsNoRestoreSaysNothingOfABackup() {
    // Given
    ExerciseItem quorum = done(Exercise.Kind.QUORUM, 1, Outcome.PASSED);
    // When
    Map<String, List<Drill>> drills =
        RestoreDrills.of(List.of(quorum, Desks.planned(Cause.POLICY)));
    // Then
    assertThat(drills).isEmpty();
  }

  @Test
  void whatFailedAndWhatWentInPartIsNotWhatWent() {
    // Given
    ExerciseItem failed = done(Exercise.Kind.RESTORE, 1, Outcome.FAILED);
    ExerciseItem partly = done(Exercise.Kind.RESTORE, 2, Outcome.PARTLY);
    // When
    List<Drill> drills = RestoreDrills.of(List.of(failed, partly)).get("key-1");
    // Then
    assertThat(drills)
        .containsExactly(
            new Drill("ann", day(1), false, true, List.of("ticket 1")),
            new Drill("ann", day(2), false, false, List.of("ticket 1")));
  }

  @Test
  void whatWasDoneStaysDoneWhenItIsNotToBeDoneAgain() {
    // Given
    ExerciseItem passed = done(Exercise.Kind.RESTORE, 1, Outcome.PASSED);
    ExerciseItem ended = changed(Exercises.end(passed, "the key is gone", ann(2)));
    // When
    List<Drill> drills = RestoreDrills.of(List.of(ended)).get("key-1");
    // Then
    assertThat(drills).containsExactly(new Drill("ann", day(1), true, false, List.of("ticket 1")));
  }

  private static ExerciseItem done(Exercise.Kind kind, int day, Outcome outcome) {
    ExerciseItem planned = ExercisesTest.planned(kind);
    return changed(
        Exercises.record(planned, ExercisesTest.result(day, outcome), "", true, ann(day)));
  }
}
