package io.portcullis.model;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MergeTest {
  @Test
  void ofTwoWordsOfOneSourceTheNewerHolds() {
    Play loser = Play.byRules();
    loser.hears(Samples.BAD);
    Play winner = Play.byRules().passes(java.time.Duration.ofMinutes(1));
    winner.hears(Samples.FINE);
    // When
    Decision merged = winner.hears("decide", absorbed(loser));
    // Then
    assertThat(merged.state().subject().facts().postures()).hasSize(1);
    assertThat(winner.trust().wanted()).isEqualTo(Standing.GOOD);
  }

  @Test
  void whatTheLoserKnewIsKnown() {
    Play loser = Play.byRules().with(Samples.certificate("1"));
    loser.hears("edr", Samples.risk("r", Severity.LOW));
    Play winner = Play.byRules();
    // When
    Decision merged = winner.hears("decide", absorbed(loser));
    // Then
    assertThat(merged.state().certificates()).hasSize(1);
    assertThat(merged.state().subject().facts().risks()).hasSize(1);
  }

  @Test
  void whatTheLoserWasDeclaredAsProtectsTheWinner() {
    Play loser = Play.byRules();
    loser.hears(new Statement.SubjectObserved("ca-01", "pki", java.util.Set.of("never-touch")));
    Play winner = Play.byRules();
    winner.hears(new Statement.SubjectObserved("", "", java.util.Set.of("lisbon")));
    // When
    Subject merged = winner.hears("decide", absorbed(loser)).state().subject();
    // Then
    assertThat(merged.groups()).containsExactlyInAnyOrder("never-touch", "lisbon");
    assertThat(merged.name()).isEqualTo("ca-01");
    assertThat(merged.owner()).isEqualTo("pki");
  }

  @Test
  void whoWasRevokedIsNotWashedCleanByAMerge() {
    Play loser = Play.byRules().with(Samples.certificate("1"));
    loser.admitted(Samples.risk("r", Severity.CRITICAL));
    loser.hears(
        new Statement.RiskChanged(
            Statement.RiskOrigin.ENDPOINT,
            "r",
            Severity.CRITICAL,
            java.util.Set.of(),
            true,
            "closed"));
    Play winner = Play.byRules().with(Samples.session("s-1"));
    // When
    Decision merged = winner.hears("decide", absorbed(loser));
    // Then
    assertThat(winner.trust().admitted()).isEqualTo(Standing.REVOKED);
    assertThat(merged.actions()).extracting(Action::want).containsExactly(Want.DISCONNECTED);
    assertThat(winner.points(PointKind.CA)).singleElement().extracting("generation").isEqualTo(1);
  }

  @Test
  void whatOnlyAPersonClosesStaysOpenInTheWinner() {
    Play loser = Play.byRules();
    loser.hears(Samples.risk("r", Severity.MEDIUM));
    loser.hears(Samples.risk("r", Severity.LOW));
    Play winner = Play.byRules();
    // When
    winner.hears("decide", absorbed(loser));
    // Then
    assertThat(winner.subject().findings()).extracting(Finding::rule).contains(FewRules.TAMPER);
  }

  @Test
  void aHoldOfTheLosersIsReleasedByTheWinner() {
    Play loser = Play.byRules().with(Samples.certificate("1"));
    loser.admitted(Samples.BAD);
    Play winner = Play.byRules().passes(java.time.Duration.ofMinutes(1));
    winner.hears(Samples.FINE);
    winner.hears("decide", absorbed(loser));
    // When
    Decision released = winner.admits();
    // Then
    assertThat(released.actions()).extracting(Action::want).containsExactly(Want.VALID);
  }

  @Test
  void theLoserIsAShellThatWantsNothing() {
    Play loser = Play.byRules().with(Samples.certificate("1"));
    loser.admitted(Samples.BAD);
    // When
    Decision gone = loser.hears("resolve", new Statement.SubjectMerged("dev-0"));
    // Then
    assertThat(loser.subject().mergedInto()).isEqualTo("dev-0");
    assertThat(gone.standingChanged()).isFalse();
    assertThat(gone.actions()).isEmpty();
    assertThat(gone.proposal()).isEmpty();
    assertThat(loser.subject().wake()).isEmpty();
  }

  @Test
  void whatIsKnownToBeOneIsNotMergedAgain() {
    Play winner = Play.byRules();
    winner.hears("decide", absorbed(Play.byRules()));
    List<String> former = winner.subject().former();
    // When
    Decision itself = winner.hears("resolve", new Statement.SubjectMerged(winner.subject().id()));
    Decision again = winner.hears("resolve", new Statement.SubjectMerged(former.getFirst()));
    // Then
    assertThat(itself.handedTo()).isEmpty();
    assertThat(again.handedTo()).isEmpty();
  }

  private static Statement absorbed(Play loser) {
    return Statement.SubjectAbsorbed.of(loser.state());
  }

  @Test
  void whatTheLoserWasCalledIsRememberedAndThatIsBounded() {
    Subject fresh = Subject.fresh("dev-0", SubjectKind.DEVICE, Samples.T0);
    List<String> many = IntStream.range(1, 40).mapToObj(i -> "dev-" + i).toList();
    // When
    Subject merged = fresh.formerly(many).formerly(List.of("dev-40"));
    // Then
    assertThat(merged.former()).hasSize(Subject.MAX_FORMER).endsWith("dev-39", "dev-40");
    assertThat(merged.formerly(List.of("dev-39")).former()).isEqualTo(merged.former());
  }

  @Test
  void anEarlierReleasesWordOfAMergeHasNoStanding() {
    // When
    var old =
        new Statement.SubjectAbsorbed(
            "dev-2", Facts.NONE, List.of(), null, null, null, null, null, null, null, null);
    // Then
    assertThat(old.admitted()).isEqualTo(Standing.GOOD);
    assertThat(old.points()).isEmpty();
    assertThat(old.aliases()).isEmpty();
    assertThat(old.former()).isEmpty();
    assertThat(old.findings()).isEmpty();
  }
}
