package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Hop.Kind;

import static io.portcullis.model.Samples.T0;
import static org.assertj.core.api.Assertions.assertThat;

class HopsTest {
  private static final Statement.RiskChanged THEFT =
      new Statement.RiskChanged(
          Statement.RiskOrigin.ENDPOINT,
          "r-1",
          Severity.CRITICAL,
          Set.of("credential-access"),
          false,
          "memory was read");

  private final Play play = Play.byRules().with(Samples.certificate("1f"));

  @Test
  void stateOfAnEarlierReleaseHasNoneAndTakesMore() {
    // Given
    Action old =
        new Action(
            "act-1",
            "dev-1",
            SubjectKind.DEVICE,
            null,
            Want.HELD,
            1,
            1,
            null,
            "",
            "",
            T0,
            T0,
            null);
    // When
    List<Hop> hops = old.leaving(T0.plusMillis(5)).hops();
    // Then
    assertThat(old.hops()).isEmpty();
    assertThat(hops).containsExactly(new Hop(Kind.DECIDED, T0.plusMillis(5)));
  }

  @Test
  void theFirstOfAKindCountsAndTheyStandInTheirOrder() {
    // When
    List<Hop> hops =
        Hop.of(
            List.of(hop(Kind.SENT, 3), hop(Kind.RECEIVED, 1)),
            List.of(hop(Kind.SENT, 9), hop(Kind.DECIDED, 2)));
    // Then
    assertThat(hops)
        .containsExactly(hop(Kind.RECEIVED, 1), hop(Kind.DECIDED, 2), hop(Kind.SENT, 3));
  }

  @Test
  void whatWasNeverSentHasNoSuchHop() {
    // Given
    Action action = revocation();
    // When
    play.answers(action, Outcome.Status.NOT_ATTEMPTED, "stopped");
    // Then
    assertThat(kinds()).containsExactly(Kind.OCCURRED, Kind.RECEIVED);
  }

  @Test
  void anActionsWayIsKeptAcrossAttemptsAndAnswers() {
    // Given
    Action action = revocation().leaving(T0.plusSeconds(30));
    play.answers(action, Outcome.Status.SILENT, "");
    // When
    play.answers(action, Outcome.Status.ACKNOWLEDGED, "changed");
    play.answers(action, Outcome.Status.VERIFIED, "OCSP says revoked");
    // Then
    assertThat(kinds())
        .containsExactly(
            Kind.OCCURRED,
            Kind.RECEIVED,
            Kind.DECIDED,
            Kind.SENT,
            Kind.ACKNOWLEDGED,
            Kind.VERIFIED);
    assertThat(point().action("dev-1", SubjectKind.DEVICE).hops()).isEqualTo(point().hops());
  }

  @Test
  void whatIsSeenOfAProvedActionLaterIsKeptToo() {
    // Given
    Action action = revocation();
    play.answers(action, Outcome.Status.VERIFIED, "OCSP says revoked");
    Outcome later =
        Outcome.of(action, Outcome.Status.VERIFIED, "seen in CRL", T0, T0.plusSeconds(60))
            .showing(List.of(hop(Kind.CRL, 60)));
    // When
    play.hears("enforce", new Statement.OutcomeReported(later));
    // Then
    assertThat(point().hops()).contains(hop(Kind.CRL, 60));
    assertThat(point().detail()).isEqualTo("OCSP says revoked");
  }

  @Test
  void theCausesOwnTimeIsKeptWhileTheGuardIsAsked() {
    // Given: an hour late
    Instant occurred = T0.plusSeconds(10);
    Signal late =
        new Signal(
            "sig-late",
            "edr",
            "",
            occurred,
            T0.plus(Duration.ofHours(1)),
            SubjectKind.DEVICE,
            "dev-1",
            List.of(),
            false,
            Actor.UNKNOWN,
            THEFT);
    Decision asked = Decision.decide(play.state(), late, new FewRules());
    Trust trust = asked.state().subject().trust();
    Signal admitted =
        Signal.derived(
            "sig-admitted",
            "guard",
            T0.plus(Duration.ofHours(2)),
            SubjectKind.DEVICE,
            "dev-1",
            new Statement.ActionAdmitted(
                trust.pending().orElseThrow().proposal(), 1, Standing.REVOKED, ""));
    // When
    Decision decided = Decision.decide(asked.state(), admitted, new FewRules());
    // Then
    assertThat(decided.actions().getFirst().hops())
        .contains(new Hop(Kind.OCCURRED, occurred))
        .extracting(Hop::kind)
        .containsExactly(Kind.OCCURRED, Kind.RECEIVED);
  }

  @Test
  void theEndOfASessionIsAHopOfItsEndingAndOfNothingElse() {
    // Given
    play.with(Samples.session("s-1")).admitted(THEFT);
    // When
    play.hears("radius", new Statement.SessionEnded("s-1", "Admin-Reset"));
    // Then
    assertThat(session()).contains(Kind.SESSION_GONE, Kind.VERIFIED);
    assertThat(kinds()).doesNotContain(Kind.SESSION_GONE);
  }

  private List<Kind> session() {
    return play.state().subject().points().stream()
        .filter(p -> p.target() instanceof Target.OfSession)
        .flatMap(p -> p.hops().stream())
        .map(Hop::kind)
        .toList();
  }

  private Action revocation() {
    return play.admitted(THEFT).actions().getFirst();
  }

  private Point point() {
    return play.state().subject().points().stream()
        .filter(p -> p.target() instanceof Target.OfCertificate)
        .findFirst()
        .orElseThrow();
  }

  private List<Kind> kinds() {
    return point().hops().stream().map(Hop::kind).toList();
  }

  private static Hop hop(Kind kind, int seconds) {
    return new Hop(kind, T0.plusSeconds(seconds));
  }
}
