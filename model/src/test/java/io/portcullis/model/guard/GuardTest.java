package io.portcullis.model.guard;

import java.time.Duration;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.model.Standing;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.guard.Desk.Wish;

import static io.portcullis.model.guard.Desk.events;
import static io.portcullis.model.guard.Desk.words;
import static org.assertj.core.api.Assertions.assertThat;

class GuardTest {
  private final Desk desk = new Desk(Limits.DEFAULT);

  @Test
  void nothingGoesOutWhileStoppedAndItDripsOutAfterwards() {
    desk.hears(new GuardInput.Stop("ann", "drill", desk.now()));
    Answer held = desk.wants(Wish.of("d", Standing.QUARANTINED));
    Answer stillStopped = desk.ticks();
    desk.hears(new GuardInput.Resume("ann", "done", desk.now()));
    // When
    Answer resumed = desk.ticks();
    // Then
    assertThat(words(held)).containsExactly("held for 0");
    assertThat(stillStopped.signals()).isEmpty();
    assertThat(words(resumed)).containsExactly("admitted QUARANTINED");
  }

  @Test
  void aLongStopLosesNothing() {
    desk.hears(new GuardInput.Stop("ann", "drill", desk.now()));
    desk.wants(Wish.of("d", Standing.QUARANTINED));
    desk.passes(Limits.DEFAULT.expiry().plusDays(9));
    Answer whileStopped = desk.ticks();
    desk.hears(new GuardInput.Resume("ann", "done", desk.now()));
    // When
    Answer resumed = desk.ticks();
    // Then
    assertThat(whileStopped.signals()).isEmpty();
    assertThat(words(resumed)).containsExactly("admitted QUARANTINED");
  }

  @Test
  void whatPeopleAgreeToWhileStoppedGoesOutAfterwards() {
    desk.wants(Wish.of("d", Standing.REVOKED).needing(1));
    desk.hears(new GuardInput.Stop("ann", "drill", desk.now()));
    Answer agreed = desk.says("bob", "prp-d-1", true);
    desk.hears(new GuardInput.Resume("ann", "done", desk.now()));
    // When
    Answer resumed = desk.ticks();
    // Then
    assertThat(words(agreed)).containsExactly("held for 0");
    assertThat(words(resumed)).containsExactly("admitted REVOKED");
  }

  @Test
  void afterAStopTheLimitsCountAsEver() {
    desk.hears(new GuardInput.Stop("ann", "drill", desk.now()));
    for (int i = 0; i < 25; i++) {
      desk.wants(Wish.of("d" + i, Standing.QUARANTINED));
    }
    desk.hears(new GuardInput.Resume("ann", "done", desk.now()));
    // When
    Answer first = desk.ticks();
    Answer second = desk.ticks();
    Answer third = desk.ticks();
    // Then
    assertThat(words(first)).hasSize(Limits.DEFAULT.drip()).containsOnly("admitted QUARANTINED");
    assertThat(words(second)).hasSize(Limits.DEFAULT.drip()).containsOnly("admitted QUARANTINED");
    assertThat(words(third)).hasSize(5).containsOnly("held for 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"d", "group=vip", "hostname=host-d"})
  void whoIsNeverToTouchIsTouchedByPeopleOnly(String listed) {
    Desk own = new Desk(neverTouch(listed));
    // When
    Answer held = own.wants(Wish.of("d", Standing.QUARANTINED).in("vip"));
    own.says("ann", "prp-d-1", true);
    Answer agreed = own.says("bob", "prp-d-1", true);
    // Then
    assertThat(words(held)).containsExactly("held for 2");
    assertThat(words(agreed)).containsExactly("admitted QUARANTINED");
  }

  /** A device may call itself like a machine, a group or an id that is on the list. */
  @ParameterizedTest
  @ValueSource(strings = {"name of d", "group=name of d", "vip"})
  void whatASubjectIsCalledForPeopleProtectsNobody(String listed) {
    Desk own = new Desk(neverTouch(listed));
    // When
    Answer answer = own.wants(Wish.of("d", Standing.QUARANTINED).in("vip"));
    // Then
    assertThat(words(answer)).containsExactly("admitted QUARANTINED");
  }

  @Test
  void whoIsNeverToTouchIsWatchedAllTheSame() {
    Desk own = new Desk(neverTouch("d"));
    // When
    Answer watched = own.wants(Wish.of("d", Standing.WATCHED));
    // Then
    assertThat(words(watched)).containsExactly("admitted WATCHED");
  }

  @Test
  void theStricterOfTwoNumbersOfPeopleHolds() {
    Desk own = new Desk(neverTouch("d"));
    // When
    Answer held = own.wants(Wish.of("d", Standing.REVOKED).needing(3));
    // Then
    assertThat(words(held)).containsExactly("held for 3");
  }

  @Test
  void aRuleThatRecommendsAsksOnePersonAtLeast() {
    // When
    Answer asked = desk.wants(Wish.of("d", Standing.QUARANTINED).asking());
    Answer agreed = desk.says("ann", "prp-d-1", true);
    // Then
    assertThat(words(asked)).containsExactly("held for 1");
    assertThat(words(agreed)).containsExactly("admitted QUARANTINED");
    assertThat(desk.ledger.waiting()).isEmpty();
  }

  @Test
  void aReleaseWaitsForItsSilentSourceHoweverLong() {
    desk.hears(new GuardInput.SourceHeard("mdm", true, "", desk.now()));
    Answer held = desk.wants(Wish.release("d"));
    desk.passes(Limits.DEFAULT.expiry().plusDays(1));
    Answer silent = desk.ticks();
    Answer back = desk.hears(new GuardInput.SourceHeard("mdm", false, "", desk.now()));
    // When
    Answer released = desk.ticks();
    // Then
    assertThat(words(held)).containsExactly("held for 2");
    assertThat(silent.signals()).isEmpty();
    assertThat(events(back)).containsExactly("source-back");
    assertThat(words(released)).containsExactly("admitted GOOD");
  }

  @Test
  void peopleLetOutWhatWaitsForASource() {
    desk.hears(new GuardInput.SourceHeard("mdm", true, "silent since noon", desk.now()));
    Answer held = desk.wants(Wish.release("d"));
    desk.says("ann", "prp-d-2", 2, true);
    // When
    Answer agreed = desk.says("bob", "prp-d-2", 2, true);
    // Then
    assertThat(held.notes().getFirst().text()).contains("source mdm: silent since noon");
    assertThat(words(agreed)).containsExactly("admitted GOOD");
  }

  @Test
  void aReleaseDoesNotCareForOtherSources() {
    desk.hears(new GuardInput.SourceHeard("edr", true, "", desk.now()));
    // When
    Answer released = desk.wants(Wish.release("d"));
    // Then
    assertThat(words(released)).containsExactly("admitted GOOD");
  }

  @Test
  void noPersonCanLetOutWhatWaitsForNoPerson() {
    desk.hears(new GuardInput.Stop("eve", "drill", desk.now()));
    desk.wants(Wish.release("d"));
    // When
    Answer word = desk.says("ann", "prp-d-1", 2, true);
    Answer right = desk.says("ann", "prp-d-2", 2, true);
    // Then
    assertThat(events(word)).containsExactly("approval-void");
    assertThat(right.notes().getFirst().text()).startsWith("it waits for no person");
    assertThat(right.signals()).isEmpty();
  }

  @Test
  void theIrreversibleWaitsForPeopleAndTheReversibleHoldsAtOnce() {
    // When
    Answer asked = desk.wants(Wish.of("d", Standing.REVOKED).needing(2));
    desk.says("ann", "prp-d-1", true);
    Answer agreed = desk.says("bob", "prp-d-1", true);
    // Then
    assertThat(words(asked)).containsExactly("downgraded to QUARANTINED for 2");
    assertThat(words(agreed)).containsExactly("admitted REVOKED");
  }

  @Test
  void theReversibleNeedsNobodyWhateverItsRuleAsks() {
    // When
    Answer answer = desk.wants(Wish.of("d", Standing.QUARANTINED).needing(2));
    // Then
    assertThat(words(answer)).containsExactly("admitted QUARANTINED");
  }

  @Test
  void whatFollowsFromAnApprovedParentNeedsNoWordOfItsOwn() {
    desk.wants(Wish.of("parent", Standing.REVOKED).needing(1));
    desk.says("ann", "prp-parent-1", true);
    // When
    Answer follows =
        desk.wants(Wish.of("child", Standing.REVOKED).needing(2).following("prp-parent-1"));
    Answer pretends =
        desk.wants(Wish.of("other", Standing.REVOKED).needing(2).following("prp-made-up"));
    // Then
    assertThat(words(follows)).containsExactly("admitted REVOKED");
    assertThat(words(pretends)).containsExactly("downgraded to QUARANTINED for 2");
  }

  @Test
  void aNewerProposalTakesThePlaceOfTheOlder() {
    desk.wants(Wish.of("d", Standing.QUARANTINED).asking());
    // When
    desk.wants(Wish.of("d", Standing.REVOKED).asking().again());
    // Then
    assertThat(desk.ledger.waitingOf("d")).extracting(Waiting::generation).containsExactly(2);
  }

  @Test
  void whatIsWithdrawnWaitsNoLonger() {
    desk.wants(Wish.of("d", Standing.QUARANTINED).asking());
    var withdrawn = new GuardInput.Withdrawn("d", SubjectKind.DEVICE, "prp-d-1", desk.now());
    // When
    Answer first = desk.hears(withdrawn);
    Answer second = desk.hears(withdrawn);
    // Then
    assertThat(events(first)).containsExactly("withdrawn");
    assertThat(second.notes()).isEmpty();
    assertThat(desk.ledger.waiting()).isEmpty();
  }

  @Test
  void onlySoMuchWaitsAndTheRestIsRefusedAloud() {
    desk.hears(new GuardInput.Stop("ann", "drill", desk.now()));
    for (int i = 0; i < Limits.MAX_WAITING; i++) {
      desk.holds(Wish.of("d" + i, Standing.QUARANTINED));
    }
    // When
    Answer tooMuch = desk.wants(Wish.of("more", Standing.QUARANTINED));
    Answer person =
        desk.hears(
            new GuardInput.Reinstatement(
                "rein-1", "d", SubjectKind.DEVICE, "ann", "please", desk.now()));
    // Then
    assertThat(words(tooMuch)).containsExactly("refused");
    assertThat(events(tooMuch)).containsExactly("refused");
    assertThat(events(person)).containsExactly("refused");
    assertThat(desk.ledger.waitingCount()).isEqualTo(Limits.MAX_WAITING);
  }

  private static Limits neverTouch(String listed) {
    return new Limits(
        Duration.ofMinutes(1), 20, 40, 100, 0.25, 20, Set.of(listed), 2, Duration.ofDays(3), 10);
  }
}
