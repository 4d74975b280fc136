package io.portcullis.inventory.exercise;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.portcullis.inventory.exercise.Custody.State;
import io.portcullis.inventory.exercise.Custody.Token;
import io.portcullis.inventory.exercise.Custody.Weakness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CustodyTest {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

  @Test
  void whatCanNotBeIsRefused() {
    List<Token> many =
        IntStream.rangeClosed(0, Custody.MOST).mapToObj(i -> held("t" + i, "p" + i, "")).toList();
    assertThatThrownBy(() -> new Custody(0, List.of())).hasMessageContaining("none is needed");
    assertThatThrownBy(() -> new Custody(1, many)).hasMessageContaining("more than");
    assertThatThrownBy(() -> new Custody(1, List.of(held("t", "a", ""), held("t", "b", ""))))
        .hasMessageContaining("two tokens with one id");
  }

  @Test
  void lostBrokenSpareAndNobodysTokensOpenNothing() {
    // Given
    Custody custody =
        new Custody(
            2,
            List.of(
                held("1", "ann", "a"),
                token("2", State.LOST, "bob"),
                token("3", State.BROKEN, "cid"),
                token("4", State.SPARE, "dan"),
                held("5", " ", "e")));
    // When, Then
    assertThat(custody.custodians()).isEqualTo(1);
    assertThat(custody.weaknesses(NOW)).contains(Weakness.BELOW_QUORUM, Weakness.LOST_TOKEN);
  }

  @Test
  void onePersonWithTwoTokensIsOne() {
    // Given
    Custody custody =
        new Custody(
            2, List.of(held("1", "ann", "a"), held("2", "Ann", "b"), held("3", "bob", "c")));
    // When, Then
    assertThat(custody.weaknesses(NOW))
        .containsExactly(
            Weakness.NONE_TO_SPARE, Weakness.ONE_PERSON_SUFFICES, Weakness.NO_SPARE_TOKEN);
  }

  @Test
  void onePlaceWithTheQuorumIsAWeakness() {
    // Given
    Custody custody =
        new Custody(
            2,
            List.of(
                held("1", "ann", "safe"),
                held("2", "bob", "Safe"),
                held("3", "cid", "c"),
                token("4", State.SPARE, "")));
    // When, Then
    assertThat(custody.weaknesses(NOW)).containsExactly(Weakness.ONE_PLACE_SUFFICES);
  }

  @Test
  void aTokenThatNobodyHasSeenForAYearIsTold() {
    // Given
    Custody custody =
        new Custody(
            1, List.of(held("1", "ann", "a"), held("2", "bob", "b"), token("3", State.SPARE, "")));
    // When, Then
    assertThat(custody.weaknesses(NOW)).isEmpty();
    assertThat(custody.weaknesses(NOW.plus(Custody.SEEN))).containsExactly(Weakness.NOT_SEEN);
  }

  private static Token held(String id, String custodian, String place) {
    return new Token(id, State.HELD, custodian, place, Optional.of(NOW));
  }

  private static Token token(String id, State state, String custodian) {
    return new Token(id, state, custodian, "", Optional.of(NOW.minus(Duration.ofDays(900))));
  }
}
