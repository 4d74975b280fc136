package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Outcome.Status;

import static org.assertj.core.api.Assertions.assertThat;

class ReconcileTest {
  private final Play play = Play.byRules();

  @Test
  void holdReleaseHoldAreThreeActions() {
    play.with(Samples.certificate("1"));
    Set<String> ids = new HashSet<>();
    // When
    Action hold = only(play.admitted(Samples.BAD));
    Action release = only(play.admitted(Samples.FINE));
    Action again = only(play.admitted(Samples.BAD));
    // Then
    ids.addAll(List.of(hold.id(), release.id(), again.id()));
    assertThat(ids).hasSize(3);
    assertThat(List.of(hold.generation(), release.generation(), again.generation()))
        .containsExactly(1, 2, 3);
    assertThat(again.want()).isEqualTo(Want.HELD);
  }

  @Test
  void aGoodSubjectIsLeftAlone() {
    play.with(Samples.certificate("1")).with(Samples.session("s"));
    // When
    Decision decision = play.hears(Samples.FINE);
    // Then
    assertThat(decision.actions()).isEmpty();
    assertThat(play.subject().points()).isEmpty();
  }

  @Test
  void anAnswerToAnOlderGenerationIsIgnored() {
    play.with(Samples.certificate("1"));
    Action hold = only(play.admitted(Samples.BAD));
    play.admitted(Samples.FINE);
    // When
    play.answers(hold, Status.VERIFIED, "late");
    // Then
    assertThat(play.points(PointKind.CA).getFirst().status()).isEqualTo(Point.Status.SENT);
  }

  @Test
  void aPubliclyTrustedCertificateIsNeverOnHoldAndCanBeRevoked() {
    play.with(Samples.certificate("1", Samples.T0.plus(Duration.ofDays(9)), true));
    // When
    Decision quarantined = play.admitted(Samples.BAD);
    Decision revoked = play.admitted(Samples.risk("r", Severity.CRITICAL));
    // Then
    assertThat(quarantined.actions()).isEmpty();
    assertThat(only(revoked).want()).isEqualTo(Want.REVOKED);
  }

  @Test
  void aNasThatCanNotMoveASessionIsAskedToEndIt() {
    play.with(Samples.session("s"));
    Action move = only(play.admitted(Samples.BAD));
    // When
    Decision refused = play.answers(move, Status.REFUSED, "CoA-NAK: unsupported attribute (401)");
    // Then
    assertThat(move.want()).isEqualTo(Want.QUARANTINED);
    assertThat(only(refused).want()).isEqualTo(Want.DISCONNECTED);
    assertThat(only(refused).generation()).isEqualTo(2);
  }

  @Test
  void aNasThatIsSilentToAMoveIsSoonAskedToEndTheSession() {
    play.with(Samples.session("s"));
    Action asked = only(play.admitted(Samples.BAD));
    List<Want> wants = new ArrayList<>();
    // When
    for (int i = 0; i < Targets.MOVE_ATTEMPTS; i++) {
      play.answers(asked, Status.SILENT, "no answer");
      asked = only(play.wakes());
      wants.add(asked.want());
    }
    // Then
    assertThat(wants).containsExactly(Want.QUARANTINED, Want.QUARANTINED, Want.DISCONNECTED);
  }

  @Test
  void aMoveThatIsLostWithItsHubIsRepeatedAndSaysNothingOfTheNas() {
    play.with(Samples.session("s"));
    play.admitted(Samples.BAD);
    List<Want> wants = new ArrayList<>();
    // When
    for (int i = 0; i < 2 * Targets.MOVE_ATTEMPTS; i++) {
      wants.add(only(play.wakes()).want());
    }
    // Then
    assertThat(wants).containsOnly(Want.QUARANTINED);
  }

  @Test
  void aSessionThatCanNotBeMovedBackIsEndedSoThatItStartsAnew() {
    play.with(Samples.session("s"));
    play.answers(only(play.admitted(Samples.BAD)), Status.ACKNOWLEDGED, "CoA-ACK");
    Action back = only(play.admitted(Samples.FINE));
    // When
    Decision refused = play.answers(back, Status.REFUSED, "CoA-NAK: unsupported attribute (401)");
    // Then
    assertThat(back.want()).isEqualTo(Want.CONNECTED);
    assertThat(only(refused).want()).isEqualTo(Want.DISCONNECTED);
  }

  @Test
  void anotherRefusedDisconnectGoesToPeopleAtOnceAndOnce() {
    play.with(Samples.session("s"));
    Action end = only(play.admitted(Samples.risk("r", Severity.CRITICAL)));
    // When
    Decision refused = play.answers(end, Status.REFUSED, "no enforcer is configured");
    Decision later = play.answers(end, Status.FAILED, "late");
    // Then
    assertThat(refused.escalated()).hasSize(1);
    assertThat(later.escalated()).isEmpty();
    assertThat(play.points(PointKind.RADIUS)).allMatch(p -> p.due().isEmpty());
  }

  @Test
  void whatIsVerifiedLateIsBelievedAfterPeopleWereTold() {
    play.with(Samples.session("s"));
    Action end = only(play.admitted(Samples.risk("r", Severity.CRITICAL)));
    play.answers(end, Status.REFUSED, "no");
    // When
    play.answers(end, Status.VERIFIED, "ended");
    // Then
    assertThat(play.points(PointKind.RADIUS).getFirst().status()).isEqualTo(Point.Status.VERIFIED);
  }

  @Test
  void theEndOfTheSessionProvesTheDisconnection() {
    play.with(Samples.session("s"));
    play.answers(only(play.admitted(theft())), Status.ACKNOWLEDGED, "Disconnect-ACK");
    // When
    play.hears("radius", new Statement.SessionEnded("s", "Admin-Reset"));
    // Then
    assertThat(play.points(PointKind.RADIUS).getFirst().status()).isEqualTo(Point.Status.VERIFIED);
  }

  @Test
  void aSessionSeenAgainAfterItsEndIsEndedAgain() {
    play.with(Samples.session("s"));
    play.admitted(theft());
    play.hears("radius", new Statement.SessionEnded("s", "Admin-Reset"));
    // When
    Decision again = play.hears("radius", new Statement.SessionStarted(Samples.session("s")));
    // Then
    assertThat(only(again).want()).isEqualTo(Want.DISCONNECTED);
    assertThat(only(again).generation()).isEqualTo(2);
  }

  @Test
  void aHealthyDevicesSessionSeenAgainIsLeftAlone() {
    play.with(Samples.session("s"));
    play.answers(only(play.admitted(Samples.BAD)), Status.REFUSED, "cannot change VLAN");
    play.hears("radius", new Statement.SessionEnded("s", "Admin-Reset"));
    play.admitted(Samples.FINE);
    // When
    Decision back = play.hears("radius", new Statement.SessionStarted(Samples.session("s")));
    Decision bad = play.admitted(Samples.BAD);
    // Then
    assertThat(back.actions()).isEmpty();
    assertThat(only(bad).want()).isEqualTo(Want.QUARANTINED);
  }

  @Test
  void silenceIsMetByLongerAndLongerWaitsAndInTheEndByPeople() {
    play.with(Samples.certificate("1"));
    Action asked = only(play.admitted(Samples.BAD));
    List<Long> waits = new ArrayList<>();
    Decision last = play.answers(asked, Status.SILENT, "no answer");
    // When
    while (last.escalated().isEmpty()) {
      waits.add(Duration.between(play.now(), play.subject().wake().orElseThrow()).toSeconds());
      last = play.wakes();
      if (last.escalated().isEmpty()) {
        last = play.answers(only(last), Status.SILENT, "no answer");
      }
    }
    // Then
    assertThat(waits).hasSize(Point.MAX_ATTEMPTS).startsWith(1L, 2L);
    assertThat(waits.getLast()).isBetween(24L, 30L);
  }

  @Test
  void whatPeopleWereToldOfIsTriedOnSlowlyAndNotToldAgain() {
    play.with(Samples.certificate("1"));
    Decision last = play.admitted(Samples.BAD);
    while (last.escalated().isEmpty()) {
      last = play.wakes();
    }
    Instant told = play.now();
    // When
    Decision later = play.wakes();
    Decision failed = play.answers(only(later), Status.FAILED, "still down");
    Decision muchLater = play.wakes();
    // Then
    assertThat(Duration.between(told, play.now()))
        .isGreaterThanOrEqualTo(Point.ESCALATED_RETRY.multipliedBy(2));
    assertThat(only(muchLater).attempt()).isEqualTo(Point.MAX_ATTEMPTS + 2);
    assertThat(List.of(later, failed, muchLater)).allMatch(d -> d.escalated().isEmpty());
    // And
    play.answers(only(muchLater), Status.VERIFIED, "OCSP says revoked");
    assertThat(play.points(PointKind.CA).getFirst().status()).isEqualTo(Point.Status.VERIFIED);
  }

  @Test
  void manyThatFailTogetherDoNotComeBackTogether() {
    for (int i = 1; i <= 40; i++) {
      play.with(Samples.certificate(Integer.toHexString(i)));
    }
    // When
    play.admitted(Samples.BAD);
    // Then
    assertThat(play.points(PointKind.CA).stream().map(Point::backoff).distinct())
        .hasSizeGreaterThan(30)
        .allMatch(wait -> wait.toMillis() >= 1_000 && wait.toMillis() < 1_250);
  }

  @Test
  void aCallThatWasNeverMadeDoesNotCount() {
    play.with(Samples.certificate("1"));
    Decision last = play.admitted(Samples.BAD);
    // When
    for (int i = 0; i < 3 * Point.MAX_ATTEMPTS; i++) {
      play.answers(only(last), Status.NOT_ATTEMPTED, "the hub is stopped");
      last = play.wakes();
    }
    // Then
    assertThat(last.escalated()).isEmpty();
    assertThat(only(last).attempt()).isEqualTo(1);
  }

  @Test
  void anAcknowledgedCallThatNothingProvesIsMadeAgain() {
    play.with(Samples.certificate("1"));
    Action hold = only(play.admitted(Samples.BAD));
    play.answers(hold, Status.ACKNOWLEDGED, "stored");
    // When
    Action again = only(play.wakes());
    // Then
    assertThat(again.id()).isEqualTo(hold.id());
    assertThat(again.attempt()).isEqualTo(2);
  }

  @Test
  void anExpiredCertificateIsNoLongerWaitedFor() {
    play.with(Samples.certificate("1", Samples.T0.plusSeconds(20), false));
    play.with(Samples.certificate("2"));
    play.admitted(Samples.BAD);
    // When
    play.passes(Duration.ofSeconds(30)).hears(new Statement.Heartbeat());
    // Then
    assertThat(play.subject().wake()).get().matches(due -> due.isAfter(play.now()));
  }

  @Test
  void aSubjectOfManyCertificatesIsHeldAsAWholeAndOnce() {
    int many = 2 * Reconcile.MAX_GONE;
    for (int i = 1; i <= many; i++) {
      play.with(Samples.certificate(Integer.toHexString(i)));
    }
    Decision held = play.admitted(Samples.BAD);
    // When
    Decision next = play.answers(held.actions().getFirst(), Status.VERIFIED, "good");
    Decision released = play.admitted(Samples.FINE);
    // Then
    assertThat(held.actions()).hasSize(many);
    assertThat(next.actions()).isEmpty();
    assertThat(released.actions()).hasSize(many).extracting(Action::want).containsOnly(Want.VALID);
  }

  @Test
  void pointsOfWhatIsGoneAreKeptInASmallNumber() {
    play.admitted(theft());
    // When
    for (int i = 0; i < Reconcile.MAX_GONE + 40; i++) {
      play.hears("radius", new Statement.SessionStarted(Samples.session("s" + i)));
      play.hears("radius", new Statement.SessionEnded("s" + i, "Lost-Carrier"));
    }
    // Then
    assertThat(play.subject().points()).hasSize(Reconcile.MAX_GONE);
  }

  private static Statement theft() {
    return Samples.risk("r", Severity.CRITICAL);
  }

  private static Action only(Decision decision) {
    assertThat(decision.actions()).hasSize(1);
    return decision.actions().getFirst();
  }
}
