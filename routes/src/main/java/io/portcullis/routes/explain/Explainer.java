package io.portcullis.routes.explain;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.Action;
import io.portcullis.model.Alias;
import io.portcullis.model.Fact;
import io.portcullis.model.Finding;
import io.portcullis.model.Outcome;
import io.portcullis.model.Point;
import io.portcullis.model.Signal;
import io.portcullis.model.Standing;
import io.portcullis.model.Statement;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.Trust;
import io.portcullis.model.Want;
import io.portcullis.routes.api.Explanation;
import io.portcullis.routes.api.Explanation.ActionView;
import io.portcullis.routes.api.Explanation.FactView;
import io.portcullis.routes.api.Explanation.FindingView;
import io.portcullis.routes.api.Explanation.OutcomeView;
import io.portcullis.routes.api.Explanation.SignalView;
import io.portcullis.routes.api.Explanation.StandingView;
import io.portcullis.routes.api.Explanation.SubjectView;
import io.portcullis.routes.decide.Step;
import io.portcullis.routes.decide.Summary;
import io.portcullis.routes.policies.Books;

/** Puts together the whole chain: signals, facts, findings, standing, actions, outcomes. */
public final class Explainer {
  private Explainer() {}

  /**
   * @param sources what is known of a source, by its name
   * @param books the rules, to ask them again
   */
  public static Explanation explain(
      String asked,
      Summary summary,
      List<Step> steps,
      Function<String, Optional<Subject>> sources,
      Books books) {
    Subject subject = summary.subject();
    Reasons reasons = new Reasons(books, summary);
    return new Explanation(
        asked,
        subject.now(),
        new SubjectView(
            subject.id(),
            subject.kind(),
            subject.name(),
            subject.aliases().stream().map(Alias::key).toList(),
            subject.groups().stream().sorted().toList(),
            subject.former()),
        facts(summary, new Doubts(sources)),
        subject.findings().stream().map(f -> finding(f, subject.id())).toList(),
        standing(subject),
        actions(subject, steps),
        steps.reversed().stream().map(s -> signal(s.signal())).toList(),
        reasons.grounds(),
        reasons.silent(),
        Past.of(subject, steps));
  }

  private static List<FactView> facts(Summary summary, Doubts doubts) {
    Stream<Fact> all =
        Stream.concat(summary.subject().facts().all().stream(), summary.certificates().stream());
    boolean source = summary.subject().kind() == SubjectKind.SOURCE;
    return all.map(f -> fact(f, source ? "" : doubts.of(f))).toList();
  }

  private static FactView fact(Fact f, String doubt) {
    return new FactView(f.describe(), f.source(), f.since(), f.weak(), doubt);
  }

  private static FindingView finding(Finding f, String subject) {
    return new FindingView(
        f.id(subject),
        f.rule(),
        f.version(),
        f.digest(),
        f.severity(),
        f.standing(),
        f.mode(),
        f.reason(),
        f.facts(),
        f.since(),
        f.modeWhy());
  }

  private static StandingView standing(Subject subject) {
    Trust trust = subject.trust();
    String note =
        trust
            .pending()
            .map(
                p ->
                    p.standing()
                        + " waits as "
                        + p.proposal()
                        + (p.approvals() > 0 ? " for " + p.approvals() + " people" : ""))
            .orElse(trust.declined().map(n -> "people refused " + n).orElse(""));
    return new StandingView(trust.wanted(), trust.admitted(), observed(subject), note);
  }

  /** The strongest standing that some enforcement point is proved to hold. */
  private static Standing observed(Subject subject) {
    return subject.points().stream()
        .filter(p -> p.status() == Point.Status.VERIFIED)
        .map(p -> implied(p.want()))
        .max(Comparator.naturalOrder())
        .orElse(Standing.GOOD);
  }

  private static Standing implied(Want want) {
    return switch (want) {
      case REVOKED -> Standing.REVOKED;
      case HELD, QUARANTINED, DISCONNECTED, DISABLED -> Standing.QUARANTINED;
      case VALID, CONNECTED, ENABLED, TOLD -> Standing.GOOD;
    };
  }

  private static List<ActionView> actions(Subject subject, List<Step> steps) {
    Map<String, Action> actions = new LinkedHashMap<>();
    Stream.concat(
            steps.stream().flatMap(s -> s.actions().stream()),
            subject.points().stream().map(p -> p.action(subject.id(), subject.kind())))
        .forEach(a -> actions.merge(a.id(), a, (known, newer) -> newer.knowing(known.hops())));
    return actions.values().stream()
        .sorted(Comparator.comparing(Action::decidedAt))
        .map(a -> action(a, steps))
        .toList();
  }

  private static ActionView action(Action action, List<Step> steps) {
    List<Outcome> outcomes = outcomes(action.id(), steps);
    return new ActionView(
        action.id(),
        action.target().point(),
        action.want(),
        action.generation(),
        action.attempt(),
        action.rule(),
        action.cause(),
        outcomes.stream().map(o -> new OutcomeView(o.status(), o.detail(), o.at())).toList(),
        Way.of(action, outcomes, steps));
  }

  private static List<Outcome> outcomes(String action, List<Step> steps) {
    return steps.stream()
        .map(s -> s.signal().statement())
        .filter(Statement.OutcomeReported.class::isInstance)
        .map(s -> ((Statement.OutcomeReported) s).outcome())
        .filter(o -> o.action().equals(action))
        .sorted(Comparator.comparing(Outcome::at))
        .toList();
  }

  private static SignalView signal(Signal signal) {
    Instant occurred = signal.occurredAt();
    return new SignalView(
        signal.id(), signal.source(), Json.text(signal.statement()), occurred, signal.receivedAt());
  }
}
