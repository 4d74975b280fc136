package io.portcullis.model.guard;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.portcullis.model.Standing;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.guard.Desk.Wish;

import static io.portcullis.model.guard.Desk.events;
import static io.portcullis.model.guard.Desk.words;
import static org.assertj.core.api.Assertions.assertThat;

class ApprovalsTest {
  private static final String REVOCATION = "prp-d-1";
  private static final String RETURN = "rein-1";

  private final Desk desk = new Desk(Limits.DEFAULT);

  @BeforeEach
  void aRevocationWaits() {
    desk.wants(Wish.of("d", Standing.REVOKED).needing(2));
  }

  @Test
  void aWordOnNothingIsVoid() {
    assertThat(events(desk.says("ann", "prp-x", 1, true))).containsExactly("approval-void");
  }

  @Test
  void aWordOnAnotherGenerationIsVoid() {
    Answer stale = desk.says("ann", REVOCATION, 7, true);
    assertThat(stale.notes().getFirst().text()).isEqualTo("stale: it is generation 1 that waits");
    assertThat(stale.signals()).isEmpty();
  }

  @Test
  void nobodyCountsTwice() {
    desk.says("ann", REVOCATION, true);
    // When
    Answer again = desk.says("ann", REVOCATION, true);
    // Then
    assertThat(events(again)).containsExactly("approval-void");
    assertThat(again.signals()).isEmpty();
    assertThat(desk.ledger.waiting(REVOCATION)).get().extracting("approvers").asList().hasSize(1);
  }

  @Test
  void oneNoIsEnough() {
    desk.says("ann", REVOCATION, true);
    // When
    Answer no = desk.says("bob", REVOCATION, false);
    Answer late = desk.says("cid", REVOCATION, true);
    // Then
    assertThat(words(no)).containsExactly("refused");
    assertThat(events(late)).containsExactly("approval-void");
  }

  @Test
  void whatNobodyAnswersExpires() {
    desk.passes(Limits.DEFAULT.expiry().minusSeconds(2));
    Answer before = desk.ticks();
    // When
    Answer over = desk.ticks();
    // Then
    assertThat(before.signals()).isEmpty();
    assertThat(words(over)).containsExactly("refused");
    assertThat(desk.ledger.waiting()).isEmpty();
  }

  @Test
  void whoAsksForAReturnNeverAgreesToIt() {
    asksForReturn();
    // When
    Answer own = desk.says("ann", RETURN, true);
    Answer other = desk.says("bob", RETURN, true);
    // Then
    assertThat(events(own)).containsExactly("approval-void");
    assertThat(words(other)).containsExactly("reinstated by ann");
  }

  @Test
  void aReturnTakesBackWhatWaitsAgainstTheSubject() {
    asksForReturn();
    // When
    desk.says("bob", RETURN, true);
    // Then
    assertThat(desk.ledger.waitingOf("d")).isEmpty();
  }

  @Test
  void aReturnThatIsRefusedIsForgotten() {
    asksForReturn();
    // When
    Answer no = desk.says("bob", RETURN, false);
    // Then
    assertThat(events(no)).containsExactly("rejected");
    assertThat(desk.ledger.waiting(RETURN)).isEmpty();
  }

  @Test
  void aReturnThatNobodyAgreesToExpires() {
    asksForReturn();
    desk.passes(Limits.DEFAULT.expiry());
    // When
    Answer over = desk.ticks();
    // Then
    assertThat(events(over)).contains("expired");
    assertThat(desk.ledger.waiting(RETURN)).isEmpty();
  }

  @Test
  void aNewProposalLeavesAReturnWaiting() {
    asksForReturn();
    // When
    desk.wants(Wish.of("d", Standing.REVOKED).needing(2).again());
    // Then
    assertThat(desk.ledger.waiting(RETURN)).isPresent();
  }

  @Test
  void aWitnessIsTakenDownAndDoesNotCount() {
    Answer seen = attests("ann");
    desk.says("bob", REVOCATION, true);
    // When
    Answer agreed = desk.says("cid", REVOCATION, true);
    // Then
    assertThat(events(seen)).containsExactly("witnessed");
    assertThat(seen.notes().getFirst().person()).isEqualTo("ann");
    assertThat(seen.signals()).isEmpty();
    assertThat(words(agreed)).containsExactly("admitted REVOKED");
  }

  @Test
  void whoAttestsDoesNotDecideAndWhoDecidedDoesNotAttest() {
    attests("ann");
    desk.says("bob", REVOCATION, true);
    // When
    Answer decides = desk.says("ann", REVOCATION, true);
    Answer attests = attests("bob");
    // Then
    assertThat(decides.notes().getFirst().text())
        .isEqualTo("who attests to it does not decide on it");
    assertThat(events(attests)).containsExactly("approval-void");
    assertThat(desk.ledger.waiting(REVOCATION).orElseThrow().witnesses()).containsExactly("ann");
  }

  @Test
  void onlySoManyAttest() {
    for (int i = 0; i < Waiting.MAX_WITNESSES; i++) {
      attests("w" + i);
    }
    // When
    Answer more = attests("more");
    // Then
    assertThat(events(more)).containsExactly("approval-void");
    assertThat(desk.ledger.waiting(REVOCATION).orElseThrow().witnesses())
        .hasSize(Waiting.MAX_WITNESSES);
  }

  @Test
  void whoAskedForItDoesNotAttestToIt() {
    asksForReturn();
    // When
    Answer own = desk.hears(new GuardInput.Witnessed(RETURN, 1, "ann", "saw it", desk.now()));
    // Then
    assertThat(events(own)).containsExactly("approval-void");
  }

  private Answer attests(String person) {
    return desk.hears(new GuardInput.Witnessed(REVOCATION, 1, person, "saw it", desk.now()));
  }

  private void asksForReturn() {
    desk.hears(
        new GuardInput.Reinstatement(
            RETURN, "d", SubjectKind.DEVICE, "ann", "new disk", desk.now()));
  }
}
