package io.portcullis.routes.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import io.portcullis.routes.api.Explanation.ActionView;
import io.portcullis.routes.api.Explanation.FactView;
import io.portcullis.routes.api.Explanation.FindingView;
import io.portcullis.routes.api.Explanation.Hop;
import io.portcullis.routes.api.Explanation.OutcomeView;
import io.portcullis.routes.api.Explanation.SignalView;
import io.portcullis.routes.api.Explanation.StandingView;
import io.portcullis.routes.api.Explanation.SubjectView;

/** An explanation as people read it, from what is to why it is. */
public final class ExplanationText {
  private static final String INDENT = "  ";

  private final StringBuilder text = new StringBuilder();

  private ExplanationText() {}

  public static String of(Explanation explanation) {
    ExplanationText out = new ExplanationText();
    out.asked(explanation);
    out.subject(explanation.subject());
    out.standing(explanation.standing());
    out.heading("Findings", explanation.findings());
    explanation.findings().forEach(f -> out.finding(f, explanation.grounds()));
    GroundsText rules = new GroundsText(out::line);
    rules.closed(explanation.closed());
    rules.silent(explanation.silent());
    out.heading("Facts", explanation.facts());
    explanation.facts().forEach(out::fact);
    out.heading("Actions", explanation.actions());
    explanation.actions().forEach(out::action);
    out.heading("Signals, newest first", explanation.signals());
    explanation.signals().forEach(out::signal);
    return out.text.toString();
  }

  /** What was asked for stands somewhere below; it is said first, with what became of it. */
  private void asked(Explanation all) {
    String asked = all.asked();
    all.findings().stream()
        .filter(f -> f.id().equals(asked))
        .forEach(f -> line(0, "finding " + asked + ": " + f.rule() + ", open"));
    all.closed().stream()
        .filter(f -> f.id().equals(asked))
        .forEach(f -> line(0, "finding " + asked + ": " + f.rule() + ", closed " + f.closedAt()));
    all.actions().stream()
        .filter(a -> a.id().equals(asked))
        .forEach(a -> line(0, "action " + asked + ": " + a.want() + " at " + a.point()));
  }

  private void subject(SubjectView subject) {
    line(0, word(subject.kind()) + " " + subject.name() + " (" + subject.id() + ")");
    line(1, "known as: " + listed(subject.aliases()));
    if (!subject.groups().isEmpty()) {
      line(1, "groups: " + listed(subject.groups()));
    }
    if (!subject.former().isEmpty()) {
      line(1, "was also: " + listed(subject.former()));
    }
  }

  private void standing(StandingView standing) {
    line(0, "Standing");
    line(1, "wanted   " + standing.wanted());
    String note = standing.note().isEmpty() ? "" : "   (" + standing.note() + ")";
    line(1, "admitted " + standing.admitted() + note);
    line(1, "observed " + standing.observed());
  }

  private void finding(FindingView finding, List<Grounds> grounds) {
    line(
        1,
        finding.rule()
            + " v"
            + finding.version()
            + " wants "
            + finding.standing()
            + ": "
            + finding.reason());
    line(
        2,
        word(finding.severity())
            + ", mode "
            + word(finding.mode())
            + (finding.modeWhy().isEmpty() ? "" : " (" + finding.modeWhy() + ")")
            + ", since "
            + finding.since()
            + ", id "
            + finding.id()
            + ", rules "
            + finding.digest());
    finding.facts().forEach(fact -> line(2, "because " + fact));
    grounds.stream()
        .filter(g -> g.finding().equals(finding.id()))
        .forEach(new GroundsText(this::line)::grounds);
  }

  private void fact(FactView fact) {
    String source = fact.source().isEmpty() ? "" : ", by " + fact.source();
    String weak = fact.weak() ? ", by a weak alias alone" : "";
    line(1, fact.text() + source + ", since " + fact.since() + weak);
    if (!fact.doubt().isEmpty()) {
      line(2, fact.doubt());
    }
  }

  private void action(ActionView action) {
    line(1, action.want() + " at " + action.point() + " (" + action.id() + ")");
    line(
        2,
        "generation "
            + action.generation()
            + ", attempt "
            + action.attempt()
            + ", rule "
            + action.rule()
            + ", caused by "
            + action.cause());
    action.outcomes().forEach(this::outcome);
    if (!action.hops().isEmpty()) {
      line(2, hops(action.hops()));
    }
  }

  private void outcome(OutcomeView outcome) {
    String detail = outcome.detail().isEmpty() ? "" : ": " + outcome.detail();
    line(2, outcome.status() + " " + outcome.at() + detail);
  }

  private void signal(SignalView signal) {
    line(1, signal.receivedAt() + " " + signal.source() + ": " + signal.text());
    String delay = span(signal.occurredAt(), signal.receivedAt());
    line(2, "id " + signal.id() + ", occurred " + signal.occurredAt() + " (" + delay + " earlier)");
  }

  /** "received 12:00:00Z, decided +12 ms, sent +15 ms": each counted from the first. */
  private static String hops(List<Hop> hops) {
    Hop first = hops.get(0);
    StringBuilder line = new StringBuilder(first.name() + " " + first.at());
    hops.stream()
        .skip(1)
        .forEach(
            hop ->
                line.append(", ")
                    .append(hop.name())
                    .append(" +")
                    .append(span(first.at(), hop.at())));
    return line.toString();
  }

  private static String span(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() + " ms";
  }

  private void heading(String title, List<?> entries) {
    line(0, title + (entries.isEmpty() ? ": none" : ""));
  }

  private void line(int depth, String content) {
    text.append(INDENT.repeat(depth)).append(printable(content)).append('\n');
  }

  /** Vendors' words must not move the reader's cursor. */
  private static String printable(String content) {
    return content.replaceAll("\\p{Cntrl}", " ");
  }

  private static String listed(List<String> values) {
    return values.isEmpty() ? "nothing" : String.join(", ", values);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
