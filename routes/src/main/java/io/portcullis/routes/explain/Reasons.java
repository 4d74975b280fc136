package io.portcullis.routes.explain;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.portcullis.model.Clears;
import io.portcullis.model.Finding;
import io.portcullis.model.Policy.Case;
import io.portcullis.model.Policy.Evaluation;
import io.portcullis.model.State;
import io.portcullis.model.Subject;
import io.portcullis.routes.api.Grounds;
import io.portcullis.routes.api.SilentRule;
import io.portcullis.routes.decide.Summary;
import io.portcullis.routes.policies.Books;
import io.portcullis.rules.Rule;
import io.portcullis.rules.RuleBook;
import io.portcullis.rules.Threshold;
import io.portcullis.rules.Weighing;
import io.portcullis.rules.bundle.RuleFolder;

/**
 * Asks the rules again about one subject, by what is known of it now and at the time of its last
 * decision: each finding by the version of the rules that it bears, silent rules by those in force.
 */
final class Reasons {
  /** Most silent rules that are told of: those that are nearest to finding something. */
  static final int MAX_SILENT = 16;

  /** Most silent rules whose thresholds are looked for; a rule takes up to some hundred looks. */
  static final int MAX_WEIGHED = 32;

  private static final String GONE = "these rules are not kept any more: it can not be asked again";
  private static final String KEPT = "the rule finds it no longer, and only a person closes it";
  private static final String OTHERWISE = "the rule finds it no longer, by what is known now";

  private final Books books;
  private final Subject subject;
  private final Case facts;
  private final Instant now;
  private final Map<String, Optional<Weighing>> byDigest = new HashMap<>();

  Reasons(Books books, Summary summary) {
    this.books = books;
    this.subject = summary.subject();
    this.facts = new State(subject, summary.certificates()).toCase();
    this.now = subject.now();
  }

  List<Grounds> grounds() {
    return subject.findings().stream().map(this::grounds).toList();
  }

  private Grounds grounds(Finding finding) {
    Optional<Weighing> rules =
        byDigest.computeIfAbsent(finding.digest(), d -> books.book(d).map(this::weighing));
    boolean found = rules.map(w -> found(w, finding)).orElse(false);
    return new Grounds(
        finding.id(subject.id()),
        finding.rule(),
        books.text(finding.digest(), finding.rule()).map(RuleFolder::essence).orElse(""),
        found ? rules.orElseThrow().of(finding.rule(), finding.key()) : List.of(),
        found ? "" : note(rules.isPresent(), finding));
  }

  private static boolean found(Weighing rules, Finding finding) {
    return rules.has(finding.rule())
        && rules.ask(finding.rule()).findings().stream().anyMatch(finding::same);
  }

  private static String note(boolean kept, Finding finding) {
    if (!kept) {
      return GONE;
    }
    return finding.clears() == Clears.BY_DISPOSITION ? KEPT : OTHERWISE;
  }

  List<SilentRule> silent() {
    return books.inForce().map(this::silent).orElse(List.of());
  }

  private List<SilentRule> silent(RuleBook book) {
    Weighing rules = weighing(book);
    Set<String> open = subject.findings().stream().map(Finding::rule).collect(Collectors.toSet());
    return book.rules().stream()
        .filter(rule -> rule.enabled() && !open.contains(rule.id()))
        .filter(rule -> opensAt(rules, rule).isPresent() || rules.turns(rule.id()))
        .limit(MAX_WEIGHED)
        .map(rule -> silent(rules, rule))
        .filter(s -> s.opensAt().isPresent() || !s.thresholds().isEmpty())
        .sorted(Comparator.comparingDouble(Reasons::distance).thenComparing(SilentRule::rule))
        .limit(MAX_SILENT)
        .toList();
  }

  private static SilentRule silent(Weighing rules, Rule rule) {
    List<Threshold> turning =
        rules.of(rule.id()).stream().filter(t -> t.nearest().isPresent()).toList();
    return new SilentRule(rule.id(), rule.title(), opensAt(rules, rule), turning);
  }

  /** Its next moment may be that of a finding's end; then it is not silent. */
  private static Optional<Instant> opensAt(Weighing rules, Rule rule) {
    Evaluation evaluation = rules.ask(rule.id());
    return evaluation.findings().isEmpty() ? evaluation.next() : Optional.empty();
  }

  private static double distance(SilentRule rule) {
    return rule.opensAt().isPresent()
        ? 0
        : rule.thresholds().stream().mapToDouble(Threshold::distance).min().orElse(1);
  }

  private Weighing weighing(RuleBook book) {
    return new Weighing(book, facts, now);
  }
}
