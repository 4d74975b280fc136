package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.model.Outcome.Status;

import static org.assertj.core.api.Assertions.assertThat;

/** What accounting proves, and what it contradicts. */
class SessionsTest {
  private static final String GONE = "gone: Disconnect-NAK: session context not found (503)";
  private static final Statement THEFT = Samples.risk("r", Severity.CRITICAL);

  private final Play play = Play.byRules();

  @Test
  void aSessionThatItsNasDoesNotKnowIsNotBelievedGoneAtOnce() {
    play.with(Samples.session("s"));
    Action end = only(play.admitted(THEFT));
    // When
    play.answers(end, Status.REFUSED, GONE);
    // Then
    assertThat(point().status()).isEqualTo(Point.Status.GONE);
    assertThat(play.subject().facts().sessions()).hasSize(1);
    assertThat(point().due()).contains(play.now().plus(Proof.WITHIN));
  }

  @Test
  void itIsGoneWhenAccountingIsSilentForLongEnough() {
    play.with(Samples.session("s"));
    play.answers(only(play.admitted(THEFT)), Status.REFUSED, GONE);
    // When
    Decision later = play.wakes();
    // Then
    assertThat(point().status()).isEqualTo(Point.Status.VERIFIED);
    assertThat(point().detail()).contains(GONE, "accounting agrees");
    assertThat(later.escalated()).isEmpty();
    assertThat(play.subject().facts().sessions()).isEmpty();
  }

  @Test
  void itIsWaitedForAsLongAsTheNasTakesForARecord() {
    play.with(Samples.session("s")).passes(Duration.ofMinutes(5)).with(Samples.session("s"));
    Action end = only(play.admitted(THEFT));
    // When
    play.answers(end, Status.REFUSED, GONE);
    // Then
    assertThat(point().due()).contains(play.now().plus(Duration.ofSeconds(301)));
  }

  @Test
  void itIsWaitedForTenMinutesAtMost() {
    play.with(Samples.session("s")).passes(Duration.ofHours(2)).with(Samples.session("s"));
    Action end = only(play.admitted(THEFT));
    // When
    play.answers(end, Status.REFUSED, GONE);
    // Then
    assertThat(point().due()).contains(play.now().plus(Proof.LONGEST));
  }

  @Test
  void anAccountingRecordThatWasOnItsWayContradictsNothing() {
    play.with(Samples.session("s"));
    play.answers(only(play.admitted(THEFT)), Status.REFUSED, GONE);
    // When
    Decision late = shown("10");
    // Then
    assertThat(late.actions()).isEmpty();
    assertThat(point().status()).isEqualTo(Point.Status.GONE);
  }

  @Test
  void aSessionThatAccountingShowsAfterwardsIsAskedForAnew() {
    play.with(Samples.session("s"));
    play.answers(only(play.admitted(THEFT)), Status.REFUSED, GONE);
    play.passes(Proof.ON_ITS_WAY);
    // When
    Decision shown = shown("10");
    // Then
    assertThat(only(shown).want()).isEqualTo(Want.DISCONNECTED);
    assertThat(only(shown).attempt()).isEqualTo(2);
  }

  @Test
  void aNasThatDeniesWhatAccountingShowsGoesToPeople() {
    play.with(Samples.session("s"));
    play.answers(only(play.admitted(THEFT)), Status.REFUSED, GONE);
    play.passes(Proof.ON_ITS_WAY);
    play.answers(only(shown("10")), Status.REFUSED, GONE);
    play.passes(Proof.ON_ITS_WAY);
    // When
    Decision again = shown("10");
    // Then
    assertThat(again.actions()).isEmpty();
    assertThat(again.escalated())
        .singleElement()
        .extracting(Point::detail)
        .asString()
        .isEqualTo("the NAS says that there is no such session, accounting shows it");
  }

  @Test
  void aMoveThatAccountingShowsIsVerified() {
    play.with(Samples.session("s"));
    moved();
    // When
    shown("99");
    // Then
    assertThat(point().status()).isEqualTo(Point.Status.VERIFIED);
    assertThat(point().detail()).isEqualTo("accounting shows it in 99");
    assertThat(point().due()).isEmpty();
  }

  @Test
  void theProofMayComeBeforeTheAnswer() {
    play.with(Samples.session("s"));
    Action move = only(play.admitted(Samples.BAD));
    Instant sent = play.now();
    shown("99");
    // When
    Outcome ack = Outcome.of(move, Status.ACKNOWLEDGED, "CoA-ACK", sent, play.now());
    play.hears("enforce", new Statement.OutcomeReported(ack.expecting("99")));
    // Then
    assertThat(point().status()).isEqualTo(Point.Status.VERIFIED);
  }

  @Test
  void whatWasShownBeforeTheRequestProvesNothing() {
    play.with(Samples.session("s", "99"));
    // When
    moved();
    // Then
    assertThat(point().status()).isEqualTo(Point.Status.ACKNOWLEDGED);
  }

  @Test
  void aMoveThatNothingShowsStaysAcknowledgedAndSaysSo() {
    play.with(Samples.session("s"));
    moved();
    // When
    Decision late = play.wakes();
    // Then
    assertThat(late.actions()).isEmpty();
    assertThat(point().status()).isEqualTo(Point.Status.ACKNOWLEDGED);
    assertThat(point().detail()).isEqualTo("CoA-ACK; accounting has not shown it in 99");
    assertThat(point().due()).isEmpty();
  }

  @Test
  void aMoveThatAccountingContradictsIsMetByADisconnectInTime() {
    play.with(Samples.session("s", "10"));
    moved();
    play.passes(Proof.ON_ITS_WAY);
    Decision early = shown("10");
    // When
    Decision late = play.wakes();
    // Then
    assertThat(early.actions()).isEmpty();
    assertThat(only(late).want()).isEqualTo(Want.DISCONNECTED);
  }

  @Test
  void aContradictionThatComesLateCountsToo() {
    play.with(Samples.session("s"));
    moved();
    play.wakes();
    // When
    Decision shown = shown("10");
    // Then
    assertThat(only(shown).want()).isEqualTo(Want.DISCONNECTED);
  }

  @ParameterizedTest
  @CsvSource({"guests", "''"})
  void aNameContradictsNoNumberAndNothingContradictsNothing(String said) {
    play.with(Samples.session("s"));
    moved();
    play.wakes();
    // When
    Decision shown = shown(said);
    // Then
    assertThat(shown.actions()).isEmpty();
  }

  @Test
  void aSessionThatLeavesQuarantineByItselfIsMovedAgain() {
    play.with(Samples.session("s"));
    moved();
    shown("99");
    // When
    Decision strayed = shown("10");
    // Then
    assertThat(only(strayed).want()).isEqualTo(Want.QUARANTINED);
    assertThat(only(strayed).generation()).isEqualTo(2);
  }

  @Test
  void aSessionWithoutAccountingForADayHasAged() {
    play.with(Samples.session("s"));
    play.answers(only(play.admitted(Samples.BAD)), Status.ACKNOWLEDGED, "CoA-ACK");
    // When
    play.wakes();
    // Then
    assertThat(play.now())
        .isEqualTo(Samples.T0.plus(Session.LIFE).plus(Duration.ofHours(1)).plusSeconds(1));
    assertThat(play.subject().facts().sessions()).isEmpty();
    assertThat(point().status()).isEqualTo(Point.Status.ACKNOWLEDGED);
    assertThat(point().detail()).startsWith("aged: no accounting of it since");
  }

  @ParameterizedTest
  @CsvSource({"PT1M, PT1H", "PT30M, PT1H30M", "PT20H, PT24H"})
  void threeMissingInterimsAreTheEndOfASession(Duration interval, Duration life) {
    Instant seen = Samples.T0;
    Session session = new Session("s", "n", "", "", "", "", seen, "", List.of(), seen, interval);
    // When
    Instant aged = session.aged();
    // Then
    assertThat(aged).isBetween(seen.plus(life), seen.plus(life).plus(Duration.ofHours(1)));
  }

  @Test
  void ofManySessionsTheOldestGiveWay() {
    // When
    for (int i = 0; i <= Facts.MAX; i++) {
      play.with(Samples.session("s" + i));
    }
    // Then
    assertThat(play.subject().facts().sessions()).hasSize(Facts.MAX);
    assertThat(play.subject().facts().sessions().getFirst().id()).isEqualTo("s1");
  }

  @Test
  void aNasThatBeganAnewHasNoneOfItsSessionsLeft() {
    play.with(Samples.session("s"));
    play.answers(only(play.admitted(THEFT)), Status.SILENT, "no answer");
    Instant restart = play.now();
    play.with(Samples.session("t"));
    // When
    play.hears("radius", new Statement.SessionsEnded(Samples.NAS, restart, "Accounting-On"));
    // Then
    assertThat(play.subject().facts().sessions()).extracting(Session::id).containsExactly("t");
    assertThat(
            play.points(PointKind.RADIUS).stream().filter(p -> p.target().point().endsWith("|s")))
        .extracting(Point::status)
        .containsExactly(Point.Status.VERIFIED);
  }

  @Test
  void anotherNasSessionOfTheSameNumberGoesOn() {
    play.with(Samples.session("s"));
    // When
    play.hears("radius", new Statement.SessionEnded("s", "198.51.100.1", "Lost-Carrier"));
    // Then
    assertThat(play.subject().facts().sessions()).hasSize(1);
  }

  private void moved() {
    play.answers(only(play.admitted(Samples.BAD)), Status.ACKNOWLEDGED, "CoA-ACK", "99");
  }

  private Decision shown(String network) {
    Session session = network.isEmpty() ? Samples.session("s") : Samples.session("s", network);
    return play.hears("radius", new Statement.SessionStarted(session));
  }

  private Point point() {
    return play.points(PointKind.RADIUS).getFirst();
  }

  private static Action only(Decision decision) {
    assertThat(decision.actions()).hasSize(1);
    return decision.actions().getFirst();
  }
}
