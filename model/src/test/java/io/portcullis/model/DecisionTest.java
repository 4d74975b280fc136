package io.portcullis.model;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DecisionTest {
  @Test
  void theGuardIsAskedOnceForWhatIsWanted() {
    Play play = Play.byRules();
    // When
    Decision first = play.hears(Samples.BAD);
    Decision second = play.hears(Samples.BAD);
    // Then
    assertThat(first.proposal()).get().extracting("standing").isEqualTo(Standing.QUARANTINED);
    assertThat(first.actions()).isEmpty();
    assertThat(second.proposal()).isEmpty();
  }

  @Test
  void whatWasRefusedIsNotAskedAgainUntilSomethingElseIsWanted() {
    Play play = Play.byRules();
    Proposal asked = play.hears(Samples.BAD).proposal().orElseThrow();
    play.hears("guard", new Statement.ActionExpired(asked.id(), asked.generation(), "no"));
    // When
    Decision again = play.hears(Samples.BAD);
    Decision stronger = play.hears("edr", Samples.risk("r", Severity.CRITICAL));
    // Then
    assertThat(again.proposal()).isEmpty();
    assertThat(stronger.proposal()).get().extracting("standing").isEqualTo(Standing.REVOKED);
  }

  @Test
  void whatWasRefusedIsAskedAgainAfterItsCauseWasGone() {
    Play play = Play.byRules();
    Proposal asked = play.hears(Samples.BAD).proposal().orElseThrow();
    play.hears("guard", new Statement.ActionExpired(asked.id(), asked.generation(), "no"));
    play.hears(Samples.FINE);
    // When
    Decision again = play.hears(Samples.BAD);
    // Then
    assertThat(again.proposal()).get().extracting("generation").isEqualTo(2);
  }

  @Test
  void whatWaitsAndIsNoLongerWantedIsTakenBack() {
    Play play = Play.byRules();
    Proposal asked = play.hears(Samples.BAD).proposal().orElseThrow();
    play.hears("guard", new Statement.ActionHeld(asked.id(), 1, 2, "breaker"));
    // When
    Decision better = play.hears(Samples.FINE);
    // Then
    assertThat(better.withdrawn()).contains(asked.id());
    assertThat(play.trust().pending()).isEmpty();
  }

  @Test
  void aStrongerWantReplacesWhatWaits() {
    Play play = Play.byRules();
    play.hears(Samples.BAD);
    // When
    Decision stronger = play.hears("edr", Samples.risk("r", Severity.CRITICAL));
    // Then
    assertThat(stronger.proposal()).get().extracting("generation").isEqualTo(2);
    assertThat(stronger.withdrawn()).isEmpty();
  }

  @Test
  void anAnswerToAnOldProposalChangesNothing() {
    Play play = Play.byRules();
    Proposal old = play.hears(Samples.BAD).proposal().orElseThrow();
    play.hears("edr", Samples.risk("r", Severity.CRITICAL));
    // When
    play.hears(
        "guard",
        new Statement.ActionAdmitted(old.id(), old.generation(), Standing.QUARANTINED, ""));
    // Then
    assertThat(play.trust().admitted()).isEqualTo(Standing.GOOD);
    assertThat(play.trust().pending()).isPresent();
  }

  @Test
  void aDowngradedProposalHoldsItsReversiblePartAndStillWaits() {
    Play play = Play.byRules().with(Samples.certificate("1"));
    Proposal asked = play.hears(Samples.risk("r", Severity.CRITICAL)).proposal().orElseThrow();
    // When
    Decision held =
        play.hears(
            "guard",
            new Statement.ActionDowngraded(asked.id(), 1, Standing.QUARANTINED, 2, "asks two", ""));
    // Then
    assertThat(held.actions()).extracting(Action::want).containsExactly(Want.HELD);
    assertThat(play.trust().pending()).get().extracting("approvals").isEqualTo(2);
  }

  @Test
  void whoIsRevokedStaysSoWhateverIsSaid() {
    Play play = Play.byRules();
    play.admitted(Samples.risk("r", Severity.CRITICAL));
    // When
    Decision closed =
        play.hears(
            new Statement.RiskChanged(
                Statement.RiskOrigin.ENDPOINT, "r", Severity.CRITICAL, Set.of(), true, "closed"));
    // Then
    assertThat(closed.closed()).hasSize(1);
    assertThat(closed.proposal()).isEmpty();
    assertThat(play.trust().wanted()).isEqualTo(Standing.REVOKED);
  }

  @Test
  void aReinstatedSubjectIsGoodAndItsOldCertificateStaysRevoked() {
    Play play = Play.byRules().with(Samples.certificate("1"));
    play.admitted(Samples.risk("r", Severity.CRITICAL));
    // When
    Decision back = play.hears("guard", new Statement.Reinstated("ann", "new disk"));
    Decision fresh = play.hears(new Statement.CertificateIssued(Samples.certificate("2")));
    // Then
    assertThat(play.trust().admitted()).isEqualTo(Standing.GOOD);
    assertThat(back.closed()).extracting(Finding::rule).containsExactly(FewRules.THEFT);
    assertThat(back.actions()).isEmpty();
    assertThat(fresh.actions()).isEmpty();
    assertThat(play.points(PointKind.CA)).extracting(Point::want).containsExactly(Want.REVOKED);
  }

  @Test
  void reinstatementDisposesOfWhatOnlyAPersonCloses() {
    Play play = Play.byRules();
    play.admitted(Samples.risk("r", Severity.MEDIUM));
    // When
    play.hears("guard", new Statement.Reinstated("ann", "looked at"));
    // Then
    assertThat(play.subject().findings()).isEmpty();
    assertThat(play.hears(Samples.FINE).proposal()).isEmpty();
  }

  @Test
  void aReinstatementGivesCertificateAndSessionBack() {
    Play play = Play.byRules().with(Samples.certificate("1")).with(Samples.session("s"));
    play.admitted(Samples.risk("r", Severity.MEDIUM));
    // When
    Decision back = play.hears("guard", new Statement.Reinstated("ann", "looked at"));
    // Then
    assertThat(back.actions())
        .extracting(Action::want)
        .containsExactlyInAnyOrder(Want.VALID, Want.CONNECTED);
  }

  @Test
  void aReleaseIsAskedForWhenTheLastFindingIsGoneAndNotBefore() {
    Play play = Play.byRules();
    play.admitted(Samples.BAD);
    play.hears("fleet", Samples.BAD);
    // When
    Decision first = play.hears(Samples.FINE);
    Decision last = play.hears("fleet", Samples.FINE);
    // Then
    assertThat(first.proposal()).isEmpty();
    assertThat(last.proposal().orElseThrow().sources()).containsExactly("fleet");
  }

  @Test
  void aProposalTellsTheReasonCodeThatItsPathGoesBy() {
    Play play = Play.byRules();
    // When
    Proposal asked = play.hears(Samples.BAD).proposal().orElseThrow();
    // Then
    assertThat(asked.reasonCode()).isEqualTo(ReasonCode.KEY_COMPROMISE);
    assertThat(asked.under("pln-1").approval()).isEqualTo("pln-1");
  }

  @Test
  void whatASourceStillSaysIsAskedForAgainAfterReinstatement() {
    Play play = Play.byRules();
    play.admitted(Samples.BAD);
    // When
    Decision back = play.hears("guard", new Statement.Reinstated("ann", "hurry"));
    // Then
    assertThat(back.proposal()).get().extracting("standing").isEqualTo(Standing.QUARANTINED);
  }

  @Test
  void aReleaseNamesTheSourcesItRestsOn() {
    Play play = Play.byRules();
    play.admitted(Samples.BAD);
    // When
    Proposal release = play.hears(Samples.FINE).proposal().orElseThrow();
    // Then
    assertThat(release.release()).isTrue();
    assertThat(release.sources()).isEqualTo(List.of("mdm"));
  }
}
