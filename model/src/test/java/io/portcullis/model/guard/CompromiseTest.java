package io.portcullis.model.guard;

import java.time.Duration;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portcullis.model.ReasonCode;
import io.portcullis.model.Standing;
import io.portcullis.model.guard.Desk.Wish;

import static io.portcullis.model.guard.Desk.events;
import static io.portcullis.model.guard.Desk.words;
import static org.assertj.core.api.Assertions.assertThat;

/** Keys that somebody else may use have a limit and a quorum of their own. */
class CompromiseTest {
  private static final int LIMIT = 3;
  private static final int PEOPLE = 1;
  private static final Limits SMALL =
      new Limits(
          Duration.ofMinutes(10),
          2,
          2,
          2,
          0.5,
          4,
          Set.of("group=ca-01"),
          2,
          Duration.ofDays(1),
          10,
          new Limits.Compromise(LIMIT, PEOPLE),
          Limits.Damping.NONE,
          Set.of(),
          Set.of());

  private final Desk desk = new Desk(SMALL);

  @ParameterizedTest
  @EnumSource(
      value = ReasonCode.class,
      names = {"KEY_COMPROMISE", "CA_COMPROMISE"})
  void anOpenBreakerOfPostureDoesNotHoldIt(ReasonCode code) {
    trips();
    // When
    Answer answer = desk.wants(Wish.of("k", Standing.REVOKED).because(code));
    // Then
    assertThat(words(answer)).containsExactly("admitted REVOKED");
  }

  @ParameterizedTest
  @EnumSource(
      value = ReasonCode.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"KEY_COMPROMISE", "CA_COMPROMISE"})
  void everyOtherReasonIsHeldByIt(ReasonCode code) {
    trips();
    // When
    Answer answer = desk.wants(Wish.of("k", Standing.REVOKED).because(code));
    // Then
    assertThat(words(answer)).containsExactly("held for 2");
  }

  @Test
  void itUsesUpNoOtherLimit() {
    compromised(LIMIT);
    // When
    Answer posture = desk.wants(Wish.of("d", Standing.QUARANTINED));
    // Then
    assertThat(words(posture)).containsExactly("admitted QUARANTINED");
  }

  @Test
  void beyondItsOwnLimitItIsHeldForItsOwnPeople() {
    compromised(LIMIT);
    // When
    Answer over = desk.wants(key("over"));
    Answer posture = desk.wants(Wish.of("d", Standing.QUARANTINED));
    // Then
    assertThat(events(over)).containsExactly("breaker-tripped", "held");
    assertThat(words(over)).containsExactly("held for " + PEOPLE);
    assertThat(words(posture)).containsExactly("admitted QUARANTINED");
  }

  @Test
  void oneWordOfItsQuorumLetsItOut() {
    compromised(LIMIT);
    desk.wants(key("over"));
    desk.says("ann", Breakers.id(Breakers.COMPROMISE), true);
    // When
    Answer out = desk.ticks();
    // Then
    assertThat(words(out)).containsExactly("admitted REVOKED");
  }

  @Test
  void whatItsRuleAsksForTheIrreversibleIsAskedAllTheSame() {
    // When
    Answer asks = desk.wants(key("k").needing(2));
    // Then
    assertThat(words(asks)).containsExactly("downgraded to QUARANTINED for 2");
  }

  @Test
  void stopAndNeverTouchHoldItToo() {
    Answer listed = desk.wants(key("k").in("ca-01"));
    desk.hears(new GuardInput.Stop("ann", "drill", desk.now()));
    // When
    Answer stopped = desk.wants(key("m"));
    // Then
    assertThat(words(listed)).containsExactly("held for 2");
    assertThat(words(stopped)).containsExactly("held for 0");
  }

  private void compromised(int count) {
    for (int i = 0; i < count; i++) {
      assertThat(words(desk.wants(key("k" + i)))).containsExactly("admitted REVOKED");
    }
  }

  private static Wish key(String subject) {
    return Wish.of(subject, Standing.REVOKED).because(ReasonCode.KEY_COMPROMISE);
  }

  private void trips() {
    for (String subject : new String[] {"a", "b", "c"}) {
      desk.wants(Wish.of(subject, Standing.QUARANTINED));
    }
    assertThat(desk.ledger.waiting(Breakers.id("rule:posture"))).isPresent();
  }
}
