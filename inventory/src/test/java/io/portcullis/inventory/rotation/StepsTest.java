package io.portcullis.inventory.rotation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.portcullis.connectors.api.Json;

import static io.portcullis.inventory.rotation.Course.T0;
import static io.portcullis.inventory.rotation.Course.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StepsTest {
  @Test
  void aDeferralWithoutReasonOrEndIsNone() {
    assertThatThrownBy(() -> Need.deferred(" ", day(1))).hasMessage("deferred without a reason");
    assertThatThrownBy(() -> new Need(Need.Kind.DEFERRED, "x", Optional.empty()))
        .hasMessage("deferred without an end");
    assertThatThrownBy(() -> new Need(Need.Kind.OPTIONAL, "", Optional.of(day(1))))
        .hasMessageContaining("only what is deferred");
  }

  @Test
  void textsOverTheBoundAreRefused() {
    String most = "x".repeat(Texts.MOST);
    assertThat(new Plan(most, T0, "", "").owner()).hasSize(Texts.MOST);
    assertThatThrownBy(() -> new Plan(most + "x", T0, "", "")).hasMessageStartingWith("owner: ");
  }

  @Test
  void nothingStartsBeforeAllIsSettled() {
    // Given
    Rotation bare = Course.planned(Cause.CALENDAR).with(new Plan("", day(30), "", ""));
    // When, Then
    assertThat(refused(Steps.take(bare, Move.to(Phase.NEW_KEY, day(1), "ann", ""), "key-2")))
        .containsExactly("needs an owner", "needs a validation step", "needs rollback criteria");
  }

  @ParameterizedTest
  @CsvSource({"''", "key-1"})
  void aStartWithoutANewKeyIsNone(String key) {
    Rotation planned = Course.planned(Cause.CALENDAR);
    assertThat(refused(Steps.take(planned, Move.to(Phase.NEW_KEY, day(1), "ann", ""), key)))
        .containsExactly("needs a new key");
  }

  @ParameterizedTest
  @EnumSource(
      value = Phase.class,
      names = {"OVERLAP", "SWITCHED", "OLD_BLOCKED", "RETIRED", "ROLLED_BACK", "PLANNED"})
  void noPhaseIsSkipped(Phase to) {
    // Given: all that any step asks for, and another person's approval
    Move move = Move.to(to, day(1), "ann", "CHG-1").approvedBy("bob").until(day(2));
    // When, Then
    assertThat(refused(Steps.take(Course.planned(Cause.COMPROMISE), move)))
        .containsExactly("from PLANNED there is no step to " + to);
  }

  @Test
  void whatIsDoneEarlierThanTheStepBeforeIsRefused() {
    Rotation begun = Course.begun();
    assertThat(refused(Steps.take(begun, Move.to(Phase.OVERLAP, day(0), "ann", "").until(day(9)))))
        .containsExactly("before the step that it follows, which was at " + day(1));
  }

  @Test
  void anOverlapHasAnEnd() {
    Rotation begun = Course.begun();
    assertThat(refused(Steps.take(begun, Move.to(Phase.OVERLAP, day(2), "ann", ""))))
        .containsExactly("needs the end of the overlap, after its begin");
    assertThat(refused(Steps.take(begun, Move.to(Phase.OVERLAP, day(2), "ann", "").until(day(2)))))
        .hasSize(1);
  }

  @Test
  void aCompromisedKeyOverlapsForADayAtMost() {
    // Given
    Rotation begun = Course.begun(Cause.COMPROMISE);
    Move move = Move.to(Phase.OVERLAP, day(2), "ann", "");
    // When, Then
    assertThat(refused(Steps.take(begun, move.until(day(3).plusSeconds(1)))))
        .containsExactly("needs an overlap of a day at most, for the key is compromised");
    assertThat(taken(Steps.take(begun, move.until(day(3)))).phase()).isEqualTo(Phase.OVERLAP);
  }

  @Test
  void aSwitchNeedsEvidenceOfTheValidation() {
    assertThat(
            refused(Steps.take(Course.overlapping(), Move.to(Phase.SWITCHED, day(5), "ann", ""))))
        .containsExactly("needs evidence of the validation");
  }

  @Test
  void theOldKeyIsNotRetiredWhileItIsNeeded() {
    // Given
    Rotation blocked = Course.blocked();
    Move retire = Move.to(Phase.RETIRED, day(99), "ann", "CHG-9").approvedBy("bob");
    // When, Then
    assertThat(refused(Steps.take(blocked, retire)))
        .containsExactly("it is needed to verify until " + day(100));
    assertThat(unapproved(Steps.take(blocked, Move.to(Phase.RETIRED, day(100), "ann", "CHG-9"))))
        .containsExactly("needs another person's approval");
  }

  @Test
  void nobodyApprovesForHimself() {
    Move retire = Move.to(Phase.RETIRED, day(100), "ann", "CHG-9").approvedBy("Ann");
    assertThat(unapproved(Steps.take(Course.blocked(), retire)))
        .containsExactly("needs another person's approval");
  }

  @Test
  void thereIsNoWayBackToACompromisedKey() {
    // Given
    Rotation begun = Course.begun(Cause.COMPROMISE);
    // When, Then
    assertThat(refused(Steps.take(begun, Move.to(Phase.ROLLED_BACK, day(3), "ann", "errors"))))
        .containsExactly("needs an old key that is not compromised");
  }

  @Test
  void thereIsNoWayBackToABlockedKey() {
    assertThat(
            refused(
                Steps.take(Course.blocked(), Move.to(Phase.ROLLED_BACK, day(9), "ann", "errors"))))
        .containsExactly("from OLD_BLOCKED there is no step to ROLLED_BACK");
  }

  @Test
  void aRollBackNamesItsReason() {
    Rotation begun = Course.begun();
    assertThat(refused(Steps.take(begun, Move.to(Phase.ROLLED_BACK, day(3), "ann", ""))))
        .hasSize(1);
    assertThat(
            taken(Steps.take(begun, Move.to(Phase.ROLLED_BACK, day(3), "ann", "errors")))
                .phase()
                .ended())
        .isTrue();
  }

  @Test
  void whatIsMandatoryIsPutOffOrCancelledByTwoOnly() {
    // Given
    Rotation planned = Course.planned(Cause.POLICY);
    // When, Then
    assertThat(unapproved(Steps.defer(planned, "audit", day(30), day(1), "ann", "")))
        .containsExactly("needs another person's approval, for it is not optional");
    assertThat(unapproved(Steps.take(planned, Move.to(Phase.CANCELLED, day(1), "ann", "no need"))))
        .containsExactly("needs another person's approval, for it is not optional");
    assertThat(taken(Steps.defer(planned, "audit", day(30), day(1), "ann", "bob")).need())
        .isEqualTo(Need.deferred("audit", day(30)));
  }

  @Test
  void aCompromisedKeyIsNotPutOff() {
    assertThat(
            refused(
                Steps.defer(
                    Course.planned(Cause.COMPROMISE), "audit", day(30), day(1), "ann", "bob")))
        .containsExactly("needs a key that is not compromised");
  }

  @Test
  void aDeferralEndsWithinAYear() {
    // Given
    Rotation planned = Course.planned(Cause.POLICY);
    Instant year = day(1).plus(Steps.LONGEST_DEFERRAL);
    // When, Then
    assertThat(refused(Steps.defer(planned, "x", year.plusMillis(1), day(1), "ann", "bob")))
        .containsExactly("needs an end within a year");
    assertThat(taken(Steps.defer(planned, "x", year, day(1), "ann", "bob")).need().until())
        .contains(year);
    assertThat(refused(Steps.defer(planned, " ", day(1), day(1), "", "bob"))).hasSize(3);
  }

  @Test
  void whatIsDeferredStartsEarlierByTwoOnly() {
    // Given
    Rotation deferred =
        taken(Steps.defer(Course.planned(Cause.POLICY), "x", day(30), day(1), "ann", "bob"));
    Move start = Move.to(Phase.NEW_KEY, day(2), "ann", "");
    // When, Then
    assertThat(unapproved(Steps.take(deferred, start, "key-2"))).hasSize(1);
    assertThat(taken(Steps.take(deferred, start.approvedBy("bob"), "key-2")).newKey())
        .isEqualTo("key-2");
  }

  @Test
  void fromPlanToRetirementItGoesStepByStep() {
    // When
    Rotation retired =
        taken(
            Steps.take(
                Course.blocked(),
                Move.to(Phase.RETIRED, day(100), "ann", "CHG-9").approvedBy("bob")));
    // Then
    assertThat(retired.moves())
        .extracting(Move::to)
        .containsExactly(
            Phase.NEW_KEY, Phase.OVERLAP, Phase.SWITCHED, Phase.OLD_BLOCKED, Phase.RETIRED);
    assertThat(retired.switched()).contains(day(5));
    assertThat(Duration.between(retired.begun().orElseThrow(), retired.since()))
        .isEqualTo(Duration.ofDays(99));
  }

  @Test
  void whatIsKeptIsReadBackAsItWas() {
    // Given
    Rotation blocked = Course.blocked();
    // When
    Rotation back = Json.read(Json.bytes(blocked), Rotation.class);
    // Then
    assertThat(back).isEqualTo(blocked);
  }

  private static List<String> refused(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Refused.class);
    return ((Answer.Refused) answer).reasons();
  }

  private static List<String> unapproved(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Unapproved.class);
    return ((Answer.Unapproved) answer).reasons();
  }

  private static Rotation taken(Answer answer) {
    return Course.taken(answer);
  }
}
