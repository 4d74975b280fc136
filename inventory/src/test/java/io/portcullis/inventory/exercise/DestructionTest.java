package io.portcullis.inventory.exercise;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DestructionTest {
  private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void whatCanNotBeIsRefused() {
    assertThatThrownBy(() -> new Hold("case 7", " ", T0, Optional.empty()))
        .hasMessageContaining("who ordered it");
    assertThatThrownBy(() -> new Retention(T0, days(10), Optional.of(days(9)), List.of()))
        .hasMessageContaining("gone before it may be");
    assertThatThrownBy(
            () ->
                new Retention(
                    T0,
                    days(1),
                    Optional.empty(),
                    Collections.nCopies(Retention.MOST + 1, hold(Optional.empty()))))
        .hasMessageContaining("more than");
  }

  @Test
  void beforeItsTimeItIsKept() {
    assertThat(kept().against(at(99))).containsExactly("kept until " + at(100));
    assertThat(kept().against(at(100))).isEmpty();
  }

  @Test
  void whatNobodySaidAnythingOfIsNotDestroyed() {
    assertThat(Retention.UNSAID.against(at(500)))
        .containsExactly("nobody said how long this key is kept; do so first: retention set");
  }

  @Test
  void aLegalHoldKeepsItWhateverItsAge() {
    assertThat(kept(hold(Optional.empty())).against(at(500)))
        .containsExactly("legal hold \"case 7\" by the counsel");
    assertThat(kept(hold(Optional.of(at(500)))).against(at(500))).isEmpty();
  }

  @Test
  void whatIsKeptTooLongIsToldUnlessItIsHeld() {
    assertThat(kept().keptTooLong(at(199))).isFalse();
    assertThat(kept().keptTooLong(at(200))).isTrue();
    assertThat(kept(hold(Optional.empty())).keptTooLong(at(200))).isFalse();
  }

  @Test
  void aDestructionNeedsTwoOthersAndProof() {
    // Given: who asked does not count, nor does one person twice
    Destruction destruction =
        new Destruction("key-1", at(50), "ann", List.of("Ann", "bob", "BOB "), List.of(" "));
    // When, Then
    assertThat(destruction.against(kept()))
        .containsExactly(
            "kept until " + at(100), "done by 1 of 2 people other than who asked", "no proof");
  }

  @Test
  void oneThatIsAsItHasToBeHasNothingAgainstIt() {
    // Given
    Destruction destruction =
        new Destruction("key-1", at(150), "ann", List.of("bob", "cid"), List.of("CHG-4"));
    // When, Then
    assertThat(destruction.against(kept())).isEmpty();
  }

  private static Retention kept(Hold... holds) {
    return new Retention(T0, days(100), Optional.of(days(200)), List.of(holds));
  }

  private static Hold hold(Optional<Instant> until) {
    return new Hold("case 7", "the counsel", T0, until);
  }

  private static Duration days(int days) {
    return Duration.ofDays(days);
  }

  private static Instant at(int day) {
    return T0.plus(days(day));
  }
}
