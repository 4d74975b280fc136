package io.portcullis.model.guard;

import java.time.Duration;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.model.ReasonCode;
import io.portcullis.model.Standing;
import io.portcullis.model.guard.Desk.Wish;

import static io.portcullis.model.guard.Desk.words;
import static org.assertj.core.api.Assertions.assertThat;

/** Subjects about which people are asked whatever the rules say. */
class ListsTest {
  private static final Limits LISTED =
      new Limits(
          Duration.ofMinutes(10),
          20,
          20,
          20,
          0.5,
          20,
          Set.of(),
          2,
          Duration.ofDays(1),
          10,
          Limits.Compromise.DEFAULT,
          Limits.Damping.NONE,
          Set.of("group=executives"),
          Set.of("group=ca-keys"));

  private final Desk desk = new Desk(LISTED);

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "3, 3"})
  void aboutWhomIsOnRecommendOnePersonIsAskedAtLeast(int ruleAsks, int asked) {
    // When
    Answer answer = desk.wants(Wish.of("e", Standing.REVOKED).in("executives").needing(ruleAsks));
    // Then
    assertThat(words(answer)).containsExactly("held for " + asked);
  }

  @Test
  void whoIsOnRecommendIsReleasedAndWatchedWithoutAWord() {
    // When
    Answer watched = desk.wants(Wish.of("e", Standing.WATCHED).in("executives"));
    Answer released = desk.wants(Wish.release("f").in("executives"));
    // Then
    assertThat(words(watched)).containsExactly("admitted WATCHED");
    assertThat(words(released)).containsExactly("admitted GOOD");
  }

  @ParameterizedTest
  @CsvSource({"QUARANTINED, 0, 2", "REVOKED, 0, 2", "REVOKED, 1, 2", "REVOKED, 3, 3"})
  void aboutAKeyOfAHighTierTwoPeopleDecideWhateverItsRuleAsks(
      Standing to, int ruleAsks, int asked) {
    // When
    Answer answer =
        desk.wants(
            Wish.of("k", to).in("ca-keys").needing(ruleAsks).because(ReasonCode.KEY_COMPROMISE));
    // Then
    assertThat(words(answer)).containsExactly("held for " + asked);
  }

  @Test
  void twoPeopleLetItOutAndOneDoesNot() {
    desk.wants(Wish.of("k", Standing.QUARANTINED).in("ca-keys"));
    Answer one = desk.says("ann", "prp-k-1", true);
    // When
    Answer two = desk.says("bob", "prp-k-1", true);
    // Then
    assertThat(words(one)).isEmpty();
    assertThat(words(two)).containsExactly("admitted QUARANTINED");
  }

  @Test
  void whatFollowsFromAnApprovedParentIsNoExcuse() {
    desk.wants(Wish.of("hsm", Standing.REVOKED).needing(1));
    desk.says("ann", "prp-hsm-1", true);
    // When
    Answer key = desk.wants(Wish.of("k", Standing.REVOKED).in("ca-keys").following("prp-hsm-1"));
    // Then
    assertThat(words(key)).containsExactly("held for 2");
  }

  @Test
  void itsReleaseAsksTwoPeopleTooAndWaitsForThemHoweverLong() {
    Answer held = desk.wants(Wish.release("k").in("ca-keys"));
    desk.passes(LISTED.expiry().plusDays(1));
    Answer later = desk.ticks();
    desk.says("ann", "prp-k-2", 2, true);
    // When
    Answer agreed = desk.says("bob", "prp-k-2", 2, true);
    // Then
    assertThat(words(held)).containsExactly("held for 2");
    assertThat(later.signals()).isEmpty();
    assertThat(words(agreed)).containsExactly("admitted GOOD");
  }
}
