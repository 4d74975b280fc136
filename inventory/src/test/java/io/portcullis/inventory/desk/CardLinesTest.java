package io.portcullis.inventory.desk;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.portcullis.inventory.exercise.Exercise;
import io.portcullis.inventory.exercise.Result;
import io.portcullis.inventory.rotation.Cause;
import io.portcullis.model.keys.Question;
import io.portcullis.model.keys.Related.Planned;

import static io.portcullis.inventory.desk.Desks.ann;
import static io.portcullis.inventory.desk.Desks.changed;
import static io.portcullis.inventory.desk.Desks.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class CardLinesTest {
  @Test
  void whatHasEndedAndWhatIsNoDrillIsLeftOut() {
    // Given
    ExerciseItem ended =
        changed(Exercises.end(ExercisesTest.planned(Exercise.Kind.RESTORE), "gone", ann(1)));
    ExerciseItem review = ExercisesTest.planned(Exercise.Kind.ACCESS_REVIEW);
    // When, Then
    assertThat(CardLines.of(List.of(ended, review), day(1))).isEmpty();
  }

  @Test
  void anOpenRotationSaysWhereItStandsAndSinceWhen() {
    assertThat(CardLines.of(List.of(Desks.planned(Cause.POLICY)), day(1)))
        .containsExactly(
            new Planned(
                Question.ROTATION,
                "calendar",
                day(0),
                "rotation rot-1: planned, due " + day(30) + ", owner pki"));
    assertThat(CardLines.of(List.of(RotationsTest.blocked()), day(7)))
        .extracting(Planned::by, Planned::at)
        .containsExactly(tuple("ann", day(6)));
  }

  @Test
  void aDrillSaysHowTheLastOneWentAndWhenTheNextIsDue() {
    // Given
    ExerciseItem never = ExercisesTest.planned(Exercise.Kind.RESTORE);
    ExerciseItem failed =
        changed(
            Exercises.record(
                never, ExercisesTest.result(1, Result.Outcome.FAILED), "", true, ann(1)));
    // When, Then
    assertThat(CardLines.of(List.of(never, failed), day(1)))
        .extracting(Planned::text)
        .containsExactly(
            "restore: never done, due " + day(90),
            "restore: failed in PT40M, evidence ticket 1, due again " + day(90));
  }
}
