package io.portcullis.inventory.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portcullis.inventory.exercise.Custody;
import io.portcullis.inventory.exercise.Custody.Token;
import io.portcullis.inventory.exercise.Exercise;
import io.portcullis.inventory.exercise.Result;
import io.portcullis.inventory.exercise.Retention;
import io.portcullis.inventory.rotation.Cause;
import io.portcullis.inventory.rotation.Limits;
import io.portcullis.inventory.rotation.Plan;
import io.portcullis.inventory.rotation.Rotation;
import io.portcullis.inventory.rotation.Track;
import io.portcullis.model.Remark.Kind;
import io.portcullis.model.Statement.Remarked;
import io.portcullis.model.Statement.Remarked.Said;

import static io.portcullis.inventory.desk.Desks.ann;
import static io.portcullis.inventory.desk.Desks.changed;
import static io.portcullis.inventory.desk.Desks.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class NotesTest {
  @Test
  void ofWhatIsAsItShouldBeNothingIsSaid() {
    assertThat(said(Desks.planned(Cause.POLICY), 1)).isEmpty();
    assertThat(said(ExercisesTest.planned(Exercise.Kind.RESTORE), 1)).isEmpty();
  }

  @Test
  void aRotationThatIsLateIsSaidOnceThoughItsDeferralEndedToo() {
    // Given
    RotationItem waiting =
        changed(Rotations.defer(Desks.planned(Cause.POLICY), "audit", day(40), ann(1)));
    RotationItem deferred = changed(Rotations.approve(waiting, Desks.bob(2)));
    // When
    List<Said> said = said(deferred, 41);
    // Then
    assertThat(said).extracting(Said::kind).containsExactly(Kind.ROTATION_OVERDUE);
    assertThat(said.getFirst().since()).isEqualTo(day(40));
  }

  @Test
  void aBlockedKeyIsToldSoThatItsUseIsSeenAlsoAfterItsRetirement() {
    // Given
    RotationItem blocked = RotationsTest.blocked();
    // When, Then
    assertThat(said(blocked, 7))
        .extracting(Said::kind, Said::since)
        .containsExactly(tuple(Kind.ROTATION_BLOCKED, day(6)));
  }

  @Test
  void anAuthoritysBlockedKeyGoesOnToSignLists() {
    // Given
    Rotation key = RotationsTest.blocked().rotation();
    Rotation ca =
        new Rotation(
            key.id(),
            key.key(),
            key.newKey(),
            Track.CA_KEY,
            key.cause(),
            key.need(),
            key.plan(),
            key.phase(),
            key.planned(),
            key.moves());
    // When, Then
    assertThat(said(RotationItem.of(ca), 7)).isEmpty();
  }

  @Test
  void whatExercisesLackIsSaid() {
    // Given
    ExerciseItem failed =
        changed(
            Exercises.record(
                ExercisesTest.planned(Exercise.Kind.RESTORE),
                new Result(
                    "exr-1",
                    day(1),
                    Duration.ofHours(1),
                    Result.Outcome.FAILED,
                    List.of(),
                    List.of()),
                "",
                true,
                ann(1)));
    // When, Then
    assertThat(said(failed, 100))
        .extracting(Said::kind)
        .containsExactly(
            Kind.EXERCISE_NEVER_DONE, Kind.EXERCISE_FAILED, Kind.EXERCISE_WITHOUT_EVIDENCE);
    assertThat(said(changed(Exercises.end(failed, "gone", ann(2))), 100)).isEmpty();
  }

  @Test
  void everyWeaknessOfCustodyIsSaidFromWhenItWasTold() {
    // Given: one person with two of two, in one place, one lost
    Custody custody =
        new Custody(
            2,
            List.of(
                token("1", Custody.State.HELD, "eve"),
                token("2", Custody.State.HELD, "eve"),
                token("3", Custody.State.LOST, "")));
    // When
    List<Said> said = said(new CustodyItem("key-1", custody), 3);
    // Then
    assertThat(said)
        .extracting(Said::kind)
        .containsExactly(
            Kind.CUSTODY_SHORT,
            Kind.CUSTODY_CONCENTRATED,
            Kind.CUSTODY_NO_SPARE,
            Kind.CUSTODY_TOKEN_LOST,
            Kind.CUSTODY_NOT_SHOWN);
    assertThat(said).extracting(Said::since).containsOnly(day(0));
    assertThat(said.get(1).detail()).contains("one person", "one place");
  }

  @Test
  void whatIsDestroyedIsNotKeptTooLong() {
    // Given
    RetentionItem kept =
        new RetentionItem(
            "key-1",
            new Retention(day(0), Duration.ofDays(1), Optional.of(Duration.ofDays(9)), List.of()));
    DestructionItem.Word word = new DestructionItem.Word("bob", day(5), "log");
    DestructionItem destroyed =
        DestructionItem.asked("key-1", "old", ann(4)).agreed(word).proved(word).proved(word);
    DestructionItem rejected = DestructionItem.asked("key-1", "old", ann(4)).rejected(word);
    // When, Then
    assertThat(said(kept, 8)).isEmpty();
    assertThat(said(kept, 9))
        .extracting(Said::kind, Said::since)
        .containsExactly(tuple(Kind.KEPT_TOO_LONG, day(9)));
    assertThat(of(List.of(kept, destroyed), 9)).allMatch(n -> n.said().isEmpty());
    assertThat(of(List.of(kept, rejected), 9)).anyMatch(n -> !n.said().isEmpty());
  }

  @Test
  void aSecondOpenRotationIsSaidOfTheSecond() {
    // Given
    RotationItem second = changed(Rotations.plan("rot-2", Desks.wish(Cause.POLICY), ann(1)));
    // When
    List<Noted> noted = of(List.of(Desks.planned(Cause.POLICY), second), 2);
    // Then
    assertThat(noted)
        .filteredOn(n -> !n.said().isEmpty())
        .extracting(n -> n.remarked().item())
        .containsExactly("rotation/rot-2");
  }

  @Test
  void whateverPeopleWriteItFitsIntoASignal() {
    // Given: the longest owner, and all that can be said of a rotation at a time
    Plan plan = new Plan("o".repeat(1_024), day(1), "", "");
    RotationItem item =
        changed(
            Rotations.plan(
                "rot-1",
                new Rotations.Wish("key-1", Track.KEY, Cause.CALENDAR, false, "", plan),
                ann(0)));
    // When
    Remarked remarked = of(List.of(item), 99).getFirst().remarked();
    // Then
    assertThat(remarked.said()).extracting(Said::kind).contains(Kind.ROTATION_OVERDUE);
    assertThat(Custody.Weakness.values()).hasSizeLessThanOrEqualTo(Remarked.MOST);
  }

  private static Token token(String id, Custody.State state, String who) {
    return new Token(id, state, who, "safe 1", Optional.empty());
  }

  private static List<Said> said(Item item, int day) {
    return of(List.of(item), day).getFirst().said();
  }

  private static List<Noted> of(List<Item> items, int day) {
    List<Seen> seen = new ArrayList<>();
    Instant changed = day(0);
    items.forEach(i -> seen.add(new Seen(i, changed)));
    return Notes.of(seen, Limits.DEFAULT, day(day));
  }
}
