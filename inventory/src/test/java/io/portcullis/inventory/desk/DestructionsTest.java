package io.portcullis.inventory.desk;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portcullis.connectors.api.Json;
import io.portcullis.inventory.exercise.Retention;

import static io.portcullis.inventory.desk.Desks.ann;
import static io.portcullis.inventory.desk.Desks.bob;
import static io.portcullis.inventory.desk.Desks.changed;
import static io.portcullis.inventory.desk.Desks.day;
import static io.portcullis.inventory.desk.Desks.refused;
import static org.assertj.core.api.Assertions.assertThat;

class DestructionsTest {
  private static final Retention KEPT =
      new Retention(day(0), Duration.ofDays(30), Optional.empty(), List.of());

  @Test
  void whatHasToBeKeptIsNotDestroyed() {
    assertThat(refused(Destructions.ask(Optional.empty(), "key-1", "old", KEPT, ann(29))))
        .isEqualTo("CONFLICT: kept until " + day(30));
  }

  @Test
  void aLegalHoldStopsItAtEachStep() {
    // Given
    RetentionItem held =
        changed(
            Retentions.hold(
                Optional.of(new RetentionItem("key-1", KEPT)), "key-1", "case 7", bob(40)));
    DestructionItem agreed = agreed();
    // When, Then
    assertThat(refused(Destructions.prove(agreed, "log", held.retention(), cid(41))))
        .contains("legal hold \"case 7\" by bob");
    assertThat(refused(Destructions.approve(asked(), "yes", held.retention(), bob(41))))
        .contains("legal hold");
  }

  @Test
  void nobodyPlaysTwoParts() {
    assertThat(refused(Destructions.approve(asked(), "yes", KEPT, new By("Ann", day(31)))))
        .startsWith("NOT_THIS_PERSON");
    assertThat(refused(Destructions.prove(agreed(), "log", KEPT, ann(32))))
        .startsWith("NOT_THIS_PERSON");
    DestructionItem once = changed(Destructions.prove(agreed(), "log", KEPT, bob(32)));
    assertThat(refused(Destructions.prove(once, "log", KEPT, bob(33))))
        .startsWith("NOT_THIS_PERSON");
  }

  @Test
  void nothingIsProvedThatNobodyAgreedTo() {
    assertThat(refused(Destructions.prove(asked(), "log", KEPT, bob(31))))
        .isEqualTo("CONFLICT: nobody agreed to it yet");
  }

  @Test
  void whatIsAgreedToIsNotAskedForAgain() {
    assertThat(refused(Destructions.ask(Optional.of(agreed()), "key-1", "again", KEPT, ann(33))))
        .isEqualTo("CONFLICT: it was asked for and agreed to already");
    assertThat(refused(Destructions.approve(agreed(), "again", KEPT, cid(33))))
        .isEqualTo("CONFLICT: it was agreed to already");
  }

  @Test
  void whatSomebodyProvedIsNotRejectedAnyMore() {
    // Given
    DestructionItem once = changed(Destructions.prove(agreed(), "log", KEPT, bob(32)));
    // When, Then
    assertThat(refused(Destructions.reject(once, "no", cid(33))))
        .isEqualTo("CONFLICT: somebody proved already that it was done");
  }

  @Test
  void whatIsRejectedIsNeitherAgreedToNorProvedNorRejectedAgain() {
    // Given: somebody had agreed already
    DestructionItem rejected = changed(Destructions.reject(agreed(), "still in use", cid(32)));
    String no = "CONFLICT: it was rejected by cid; ask again";
    // When, Then
    assertThat(refused(Destructions.approve(rejected, "yes", KEPT, bob(33)))).isEqualTo(no);
    assertThat(refused(Destructions.prove(rejected, "log", KEPT, bob(33)))).isEqualTo(no);
    assertThat(refused(Destructions.reject(rejected, "no", bob(33)))).isEqualTo(no);
  }

  @Test
  void whatIsRejectedIsOverAndItsReasonKeptUntilItIsAskedForAgain() {
    // When
    DestructionItem rejected = changed(Destructions.reject(asked(), "still in use", cid(31)));
    // Then
    assertThat(rejected.ended()).isTrue();
    assertThat(rejected.proved()).isFalse();
    assertThat(rejected.rejected())
        .contains(new DestructionItem.Word("cid", day(31), "still in use"));
    assertThat(Json.read(Json.bytes(rejected), DestructionItem.class)).isEqualTo(rejected);
    DestructionItem again =
        changed(Destructions.ask(Optional.of(rejected), "key-1", "now", KEPT, ann(40)));
    assertThat(again).isEqualTo(DestructionItem.asked("key-1", "now", ann(40)));
  }

  @Test
  void aHoldThatIsOverDoesNotSayHowLongAKeyIsKept() {
    // Given: nobody said so before the hold
    RetentionItem held = changed(Retentions.hold(Optional.empty(), "key-1", "case 7", bob(1)));
    RetentionItem free = changed(Retentions.release(held, "case 7", ann(2)));
    // When, Then
    assertThat(
            refused(Destructions.ask(Optional.empty(), "key-1", "old", free.retention(), ann(900))))
        .isEqualTo("CONFLICT: nobody said how long this key is kept; do so first: retention set");
    RetentionItem said = changed(Retentions.set(Optional.of(free), "key-1", KEPT));
    assertThat(said.retention().against(day(30))).isEmpty();
  }

  @Test
  void aKeyIsNotKeptForNoTime() {
    // Given
    Retention none = new Retention(day(0), Duration.ZERO, Optional.empty(), List.of());
    // When, Then
    assertThat(refused(Retentions.set(Optional.empty(), "key-1", none)))
        .isEqualTo("INVALID: a key is kept for some time at least, such as PT1H");
  }

  @Test
  void itIsOverWhenTwoPeopleProvedIt() {
    // Given
    DestructionItem once = changed(Destructions.prove(agreed(), "token log", KEPT, bob(32)));
    // When
    DestructionItem proved = changed(Destructions.prove(once, "protocol 4", KEPT, cid(32)));
    // Then
    assertThat(once.ended()).isFalse();
    assertThat(proved.ended()).isTrue();
    assertThat(proved.proofs()).extracting(DestructionItem.Word::by).containsExactly("bob", "cid");
    assertThat(refused(Destructions.prove(proved, "x", KEPT, new By("dan", day(33)))))
        .isEqualTo("CONFLICT: it is proved already");
    assertThat(Json.read(Json.bytes(proved), DestructionItem.class)).isEqualTo(proved);
  }

  @Test
  void aHoldIsLiftedByAnotherPersonOnly() {
    // Given
    RetentionItem held = changed(Retentions.hold(Optional.empty(), "key-1", "case 7", bob(1)));
    // When, Then
    assertThat(refused(Retentions.release(held, "case 7", bob(2)))).startsWith("NOT_THIS_PERSON");
    assertThat(refused(Retentions.release(held, "case 8", ann(2)))).startsWith("CONFLICT");
    assertThat(refused(Retentions.hold(Optional.of(held), "key-1", "CASE 7", ann(2))))
        .startsWith("CONFLICT");
    RetentionItem free = changed(Retentions.release(held, "Case 7", ann(2)));
    assertThat(free.retention().holds()).noneMatch(hold -> hold.until().isEmpty());
    assertThat(Json.read(Json.bytes(free), RetentionItem.class)).isEqualTo(free);
  }

  @Test
  void holdsAreBounded() {
    // Given
    Optional<RetentionItem> item = Optional.empty();
    for (int i = 0; i < Retention.MOST; i++) {
      item = Optional.of(changed(Retentions.hold(item, "key-1", "case " + i, bob(1))));
    }
    // When, Then
    assertThat(refused(Retentions.hold(item, "key-1", "one more", bob(1))))
        .startsWith("INVALID: retention: more than 64");
  }

  @Test
  void whatIsKeptForATimeIsNotKeptForLess() {
    // Given
    RetentionItem kept = new RetentionItem("key-1", KEPT);
    Retention less = new Retention(day(0), Duration.ofDays(29), Optional.empty(), List.of());
    // When, Then
    assertThat(refused(Retentions.set(Optional.of(kept), "key-1", less))).startsWith("CONFLICT");
    assertThat(changed(Retentions.set(Optional.of(kept), "key-1", KEPT))).isEqualTo(kept);
  }

  private static By cid(int day) {
    return new By("cid", day(day));
  }

  private static DestructionItem asked() {
    return changed(Destructions.ask(Optional.empty(), "key-1", "old", KEPT, ann(30)));
  }

  private static DestructionItem agreed() {
    return changed(Destructions.approve(asked(), "yes", KEPT, bob(31)));
  }
}
