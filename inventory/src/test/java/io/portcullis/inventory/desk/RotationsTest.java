package io.portcullis.inventory.desk;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Json;
import io.portcullis.inventory.rotation.Cause;
import io.portcullis.inventory.rotation.Move;
import io.portcullis.inventory.rotation.Need;
import io.portcullis.inventory.rotation.Phase;
import io.portcullis.inventory.rotation.Plan;
import io.portcullis.inventory.rotation.Track;

import static io.portcullis.inventory.desk.Desks.ann;
import static io.portcullis.inventory.desk.Desks.bob;
import static io.portcullis.inventory.desk.Desks.changed;
import static io.portcullis.inventory.desk.Desks.day;
import static io.portcullis.inventory.desk.Desks.planned;
import static io.portcullis.inventory.desk.Desks.refused;
import static org.assertj.core.api.Assertions.assertThat;

class RotationsTest {
  @Test
  void theRotationOfACompromisedKeyIsNotOptional() {
    // Given
    Rotations.Wish wish =
        new Rotations.Wish("key-1", Track.KEY, Cause.COMPROMISE, true, "", Desks.PLAN);
    // When, Then
    assertThat(refused(Rotations.plan("rot-1", wish, ann(0))))
        .isEqualTo("INVALID: the rotation of a compromised key is not optional");
  }

  @Test
  void aStepThatIsNotAllowedChangesNothing() {
    assertThat(refused(step(planned(Cause.POLICY), Phase.RETIRED, "CHG-1", ann(1))))
        .isEqualTo("CONFLICT: from PLANNED there is no step to RETIRED");
  }

  @Test
  void aTextThatIsTooLongIsRefusedByName() {
    assertThat(refused(step(planned(Cause.POLICY), Phase.NEW_KEY, "x".repeat(1_025), ann(1))))
        .startsWith("INVALID: evidence: longer than");
    assertThat(refused(Rotations.defer(planned(Cause.POLICY), "x".repeat(1_025), day(9), ann(1))))
        .startsWith("INVALID: reason: longer than");
  }

  @Test
  void nothingIsApprovedThatDoesNotWait() {
    assertThat(refused(Rotations.approve(planned(Cause.POLICY), bob(1))))
        .isEqualTo("CONFLICT: nothing of it waits for approval");
  }

  @Test
  void whoAskedDoesNotApproveUnderAnySpelling() {
    // Given
    RotationItem waiting = changed(step(blocked(), Phase.RETIRED, "CHG-9", ann(100)));
    // When, Then
    assertThat(refused(Rotations.approve(waiting, new By("ANN", day(101)))))
        .startsWith("NOT_THIS_PERSON: ");
  }

  @Test
  void aStepThatLacksOnlyAWordWaitsForIt() {
    // When
    RotationItem waiting = changed(step(blocked(), Phase.RETIRED, "CHG-9", ann(100)));
    // Then
    assertThat(waiting.rotation().phase()).isEqualTo(Phase.OLD_BLOCKED);
    assertThat(waiting.waiting().orElseThrow().by()).isEqualTo("ann");
  }

  @Test
  void theWordOfAnotherPersonTakesTheStepAtItsOwnMoment() {
    // Given
    RotationItem waiting = changed(step(blocked(), Phase.RETIRED, "CHG-9", ann(100)));
    // When
    RotationItem retired = changed(Rotations.approve(waiting, bob(101)));
    // Then
    assertThat(retired.ended()).isTrue();
    assertThat(retired.waiting()).isEmpty();
    assertThat(retired.rotation().moves().getLast())
        .isEqualTo(new Move(Phase.RETIRED, day(101), "ann", "bob", "CHG-9", Optional.empty()));
  }

  @Test
  void whatIsAskedNextTakesThePlaceOfWhatWaits() {
    // Given
    RotationItem planned = planned(Cause.POLICY);
    RotationItem waiting = changed(Rotations.defer(planned, "audit", day(40), ann(1)));
    // When
    RotationItem cancelling = changed(step(waiting, Phase.CANCELLED, "no need", ann(2)));
    // Then
    assertThat(cancelling.waiting().orElseThrow().step().orElseThrow().to())
        .isEqualTo(Phase.CANCELLED);
    assertThat(changed(Rotations.approve(cancelling, bob(3))).rotation().phase())
        .isEqualTo(Phase.CANCELLED);
  }

  @Test
  void nothingIsRejectedThatDoesNotWait() {
    assertThat(refused(Rotations.reject(planned(Cause.POLICY), "no", bob(1))))
        .isEqualTo("CONFLICT: nothing of it waits for approval");
  }

  @Test
  void whatIsRejectedWaitsNoMoreAndItsReasonIsKept() {
    // Given
    RotationItem waiting = changed(step(blocked(), Phase.RETIRED, "CHG-9", ann(100)));
    // When
    RotationItem rejected = changed(Rotations.reject(waiting, "CHG-9 is not closed", bob(101)));
    // Then
    assertThat(rejected.rotation()).isEqualTo(waiting.rotation());
    assertThat(rejected.waiting()).isEmpty();
    assertThat(rejected.rejected())
        .contains(
            new RotationItem.Rejected(
                "bob", day(101), "CHG-9 is not closed", waiting.waiting().orElseThrow()));
    assertThat(refused(Rotations.approve(rejected, bob(102))))
        .isEqualTo("CONFLICT: nothing of it waits for approval");
    assertThat(Json.read(Json.bytes(rejected), RotationItem.class)).isEqualTo(rejected);
  }

  @Test
  void theNoStaysWithItWhenTheStepIsAskedForAgainAndTaken() {
    // Given
    RotationItem waiting = changed(step(blocked(), Phase.RETIRED, "CHG-9", ann(100)));
    RotationItem rejected = changed(Rotations.reject(waiting, "too early", bob(101)));
    // When
    RotationItem again = changed(step(rejected, Phase.RETIRED, "CHG-9", ann(110)));
    RotationItem retired = changed(Rotations.approve(again, bob(111)));
    // Then
    assertThat(retired.ended()).isTrue();
    assertThat(retired.rejected()).isEqualTo(rejected.rejected());
  }

  @Test
  void aDeferralWaitsAndIsCheckedAgainWhenItIsApproved() {
    // Given
    RotationItem waiting =
        changed(Rotations.defer(planned(Cause.POLICY), "audit", day(40), ann(1)));
    // When, Then
    assertThat(refused(Rotations.approve(waiting, bob(40))))
        .isEqualTo("CONFLICT: needs an end in the future");
    assertThat(changed(Rotations.approve(waiting, bob(2))).rotation().need())
        .isEqualTo(Need.deferred("audit", day(40)));
  }

  @Test
  void whatIsDueIsNotMovedByTheBackDoor() {
    // Given
    RotationItem planned = planned(Cause.POLICY);
    Plan nothing = new Plan("", day(0), "", "");
    // When, Then
    assertThat(refused(Rotations.settle(planned, nothing, Optional.of(day(31)))))
        .isEqualTo("CONFLICT: due later: put it off, for it is not optional");
    assertThat(changed(Rotations.settle(planned, nothing, Optional.of(day(29)))).rotation().plan())
        .isEqualTo(new Plan("pki", day(29), "sign and verify", "errors above 1 %"));
  }

  @Test
  void thePlanOfWhatHasBegunStays() {
    // Given
    RotationItem begun =
        changed(
            Rotations.step(
                planned(Cause.POLICY), Phase.NEW_KEY, "", "key-2", Optional.empty(), ann(1)));
    // When, Then
    assertThat(refused(Rotations.settle(begun, Desks.PLAN, Optional.empty())))
        .startsWith("CONFLICT: it has begun");
  }

  @Test
  void whatIsKeptIsReadBackAsItWas() {
    // Given
    RotationItem waiting = changed(step(blocked(), Phase.RETIRED, "CHG-9", ann(100)));
    // When
    RotationItem back = Json.read(Json.bytes(waiting), RotationItem.class);
    // Then
    assertThat(back).isEqualTo(waiting);
  }

  private static Ruling<RotationItem> step(RotationItem item, Phase to, String evidence, By by) {
    return Rotations.step(item, to, evidence, "", Optional.empty(), by);
  }

  static RotationItem blocked() {
    RotationItem begun =
        changed(
            Rotations.step(
                planned(Cause.POLICY), Phase.NEW_KEY, "", "key-2", Optional.empty(), ann(1)));
    RotationItem overlapping =
        changed(Rotations.step(begun, Phase.OVERLAP, "", "", Optional.of(day(9)), ann(2)));
    RotationItem switched = changed(step(overlapping, Phase.SWITCHED, "CHG-2", ann(5)));
    return changed(
        Rotations.step(switched, Phase.OLD_BLOCKED, "CHG-3", "", Optional.of(day(100)), ann(6)));
  }
}
