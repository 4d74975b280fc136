package io.portcullis.routes.explain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portcullis.model.Action;
import io.portcullis.model.Clears;
import io.portcullis.model.Facts;
import io.portcullis.model.Finding;
import io.portcullis.model.Hop;
import io.portcullis.model.Mode;
import io.portcullis.model.Outcome;
import io.portcullis.model.Point;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Severity;
import io.portcullis.model.Signal;
import io.portcullis.model.Standing;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.Compliance;
import io.portcullis.model.Statement.Management;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.Target;
import io.portcullis.model.Trust;
import io.portcullis.model.Want;
import io.portcullis.routes.api.Explanation;
import io.portcullis.routes.api.ExplanationText;
import io.portcullis.routes.decide.Step;
import io.portcullis.routes.decide.Summary;
import io.portcullis.routes.policies.Books;

import static org.assertj.core.api.Assertions.assertThat;

class ExplainerTest {
  private static final Instant T0 = Instant.parse("2026-04-01T10:00:00Z");
  private static final Target CERTIFICATE = new Target.OfCertificate("CN=Moat", "1f", false);
  private static final Action HOLD =
      new Action(
          Action.id("dev-1", CERTIFICATE, Want.HELD, 1),
          "dev-1",
          SubjectKind.DEVICE,
          CERTIFICATE,
          Want.HELD,
          1,
          1,
          ReasonCode.UNSPECIFIED,
          "posture",
          "sig-1",
          T0,
          T0.plusMillis(4));

  @Test
  void whatWaitsIsSaid() {
    Trust waiting =
        Trust.FRESH
            .wanting(Standing.REVOKED)
            .proposed("prp-1", Standing.REVOKED, "sig-cause", T0)
            .held(Standing.QUARANTINED, 2);
    // When
    Explanation explanation = explain(waiting, List.of(), List.of());
    // Then
    assertThat(explanation.standing().wanted()).isEqualTo(Standing.REVOKED);
    assertThat(explanation.standing().admitted()).isEqualTo(Standing.QUARANTINED);
    assertThat(explanation.standing().note()).isEqualTo("REVOKED waits as prp-1 for 2 people");
  }

  @Test
  void whatPeopleDeclinedIsSaid() {
    Trust declined =
        Trust.FRESH
            .wanting(Standing.QUARANTINED)
            .proposed("prp-1", Standing.QUARANTINED, "sig-cause", T0)
            .refused();
    assertThat(explain(declined, List.of(), List.of()).standing().note())
        .isEqualTo("people refused QUARANTINED");
  }

  @Test
  void onlyWhatIsVerifiedIsObserved() {
    assertThat(observed(Point.Status.ACKNOWLEDGED)).isEqualTo(Standing.GOOD);
    assertThat(observed(Point.Status.VERIFIED)).isEqualTo(Standing.QUARANTINED);
  }

  @Test
  void anActionIsToldWithAllItsMoments() {
    Step cause = step(0, signal("sig-1", "mdm", new Statement.Heartbeat()), List.of(HOLD));
    Step answer = step(1, outcome(Outcome.Status.ACKNOWLEDGED, 20), List.of());
    Step proof = step(2, outcome(Outcome.Status.VERIFIED, 30), List.of());
    // When
    Explanation explanation = explain(Trust.FRESH, List.of(), List.of(cause, answer, proof));
    // Then
    Explanation.ActionView action = explanation.actions().getFirst();
    assertThat(action.hops())
        .extracting(Explanation.Hop::name)
        .containsExactly("occurred", "received", "decided", "sent", "acknowledged", "verified");
    assertThat(action.outcomes())
        .extracting(Explanation.OutcomeView::status)
        .containsExactly(Outcome.Status.ACKNOWLEDGED, Outcome.Status.VERIFIED);
    assertThat(explanation.signals())
        .extracting(Explanation.SignalView::id)
        .containsExactly("sig-VERIFIED", "sig-ACKNOWLEDGED", "sig-1");
  }

  @Test
  void whatOthersSeeIsToldTooAndTheFirstOfEachCounts() {
    Instant seen = T0.plusMillis(300);
    Action left = HOLD.leaving(T0.plusMillis(9));
    Outcome proof =
        Outcome.of(left, Outcome.Status.VERIFIED, "seen in CRL", T0, seen)
            .showing(List.of(new Hop(Hop.Kind.CRL, seen)));
    Step cause = step(0, signal("sig-1", "mdm", new Statement.Heartbeat()), List.of(left));
    Step again =
        step(2, signal("sig-p", "enforce", new Statement.OutcomeReported(proof)), List.of());
    // When
    Explanation explanation = explain(Trust.FRESH, List.of(), List.of(cause, again, again));
    // Then
    assertThat(explanation.actions().getFirst().hops())
        .contains(
            new Explanation.Hop("decided", T0.plusMillis(9)), new Explanation.Hop("crl", seen))
        .hasSize(5);
    assertThat(ExplanationText.of(explanation)).contains("decided +9 ms", "crl +300 ms");
  }

  private static Standing observed(Point.Status status) {
    Point point =
        new Point(
            CERTIFICATE,
            Want.HELD,
            1,
            1,
            status,
            ReasonCode.UNSPECIFIED,
            "posture",
            "sig-1",
            T0,
            T0,
            Optional.empty(),
            "",
            List.of());
    return explain(Trust.FRESH, List.of(point), List.of()).standing().observed();
  }

  private static Explanation explain(Trust trust, List<Point> points, List<Step> steps) {
    Subject subject =
        Subject.fresh("dev-1", SubjectKind.DEVICE, T0)
            .with(Facts.NONE)
            .with(trust)
            .enforcedAt(points);
    return Explainer.explain(
        "dev-1", new Summary(subject, List.of()), steps, source -> Optional.empty(), Books.NONE);
  }

  @Test
  void whatASilentSourceSaidLastIsUnknownSinceThen() {
    Facts.Posture fine =
        new Facts.Posture(
            "mdm", Compliance.COMPLIANT, Management.MANAGED, List.of(), T0, T0, false);
    Facts.Posture other =
        new Facts.Posture(
            "edr", Compliance.COMPLIANT, Management.MANAGED, List.of(), T0, T0, false);
    Subject device =
        Subject.fresh("dev-1", SubjectKind.DEVICE, T0).with(postures(List.of(fine, other)));
    Subject silent = Subject.fresh("src-1", SubjectKind.SOURCE, T0);
    Subject held = silent.judged(List.of(silence()), Optional.empty());
    // When
    Explanation explanation =
        Explainer.explain(
            "dev-1",
            new Summary(device, List.of()),
            List.of(),
            source -> source.equals("mdm") ? Optional.of(held) : Optional.of(silent),
            Books.NONE);
    // Then
    assertThat(explanation.facts())
        .extracting(Explanation.FactView::doubt)
        .containsExactly(
            "unknown since 2026-04-01T10:00:00Z"
                + " (source mdm: Source is silent since 2026-04-01T10:00:00Z)",
            "");
    assertThat(ExplanationText.of(explanation)).contains("    unknown since 2026-04-01");
  }

  private static Facts postures(List<Facts.Posture> postures) {
    return new Facts(
        postures, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
  }

  private static Finding silence() {
    return new Finding(
        "sources/silent",
        "mdm",
        1,
        "digest",
        Severity.MEDIUM,
        Standing.WATCHED,
        Mode.ENFORCE,
        0,
        ReasonCode.UNSPECIFIED,
        Clears.WITH_FACT,
        "Source is silent",
        List.of(),
        List.of("mdm"),
        false,
        T0);
  }

  private static Step step(long number, Signal signal, List<Action> actions) {
    return new Step(
        number, signal, List.of(), List.of(), Standing.GOOD, Standing.GOOD, "", actions);
  }

  private static Signal outcome(Outcome.Status status, int after) {
    Instant at = T0.plusMillis(after);
    return signal(
        "sig-" + status,
        "enforce",
        new Statement.OutcomeReported(Outcome.of(HOLD, status, "said", at.minusMillis(5), at)));
  }

  private static Signal signal(String id, String source, Statement statement) {
    return Signal.derived(id, source, T0, SubjectKind.DEVICE, "dev-1", statement);
  }
}
