package io.portcullis.bench.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import io.portcullis.model.Fact;
import io.portcullis.model.Facts.Parent;
import io.portcullis.model.Finding;
import io.portcullis.model.Policy.Evaluation;
import io.portcullis.model.ReasonCode;
import io.portcullis.rules.Rule;

/** What is found on one subject, written down without the hub's own collector. */
final class Sheet {
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::rule).thenComparing(Finding::key);

  private final String digest;
  private final Instant now;
  private final List<Finding> findings = new ArrayList<>();
  private Instant next = Instant.MAX;

  Sheet(String digest, Instant now) {
    this.digest = digest;
    this.now = now;
  }

  void open(Rule rule, Fact fact, String key) {
    between(rule, fact, key, fact.since(), Instant.MAX);
  }

  void after(Timed timed, Fact fact, String key) {
    between(timed.rule(), fact, key, fact.since().plus(timed.time()), Instant.MAX);
  }

  void within(Timed timed, Fact fact, String key) {
    between(timed.rule(), fact, key, fact.since(), fact.since().plus(timed.time()));
  }

  void between(Rule rule, Fact fact, String key, Instant from, Instant until) {
    if (!rule.enabled() || !until.isAfter(now)) {
      return;
    }
    if (from.isAfter(now)) {
      next = from.isBefore(next) ? from : next;
      return;
    }
    next = until.isBefore(next) ? until : next;
    add(finding(rule, fact, key, from));
  }

  Evaluation evaluation() {
    findings.sort(ORDER);
    return new Evaluation(
        List.copyOf(findings), next.equals(Instant.MAX) ? Optional.empty() : Optional.of(next));
  }

  private void add(Finding finding) {
    for (int i = 0; i < findings.size(); i++) {
      if (findings.get(i).same(finding)) {
        findings.set(i, both(findings.get(i), finding));
        return;
      }
    }
    findings.add(finding);
  }

  private Finding finding(Rule rule, Fact fact, String key, Instant from) {
    return new Finding(
        rule.id(),
        key,
        rule.version(),
        digest,
        rule.severity(),
        rule.standing(),
        rule.mode(),
        rule.approvals(),
        reason(rule, fact),
        rule.clears(),
        rule.title(),
        lines(fact),
        List.of(fact.source()),
        fact.weak(),
        from);
  }

  private static ReasonCode reason(Rule rule, Fact fact) {
    if (rule.reasonCode().isPresent()) {
      return rule.reasonCode().get();
    }
    return fact instanceof Parent parent ? parent.reason() : ReasonCode.UNSPECIFIED;
  }

  private static List<String> lines(Fact fact) {
    boolean approved = fact instanceof Parent parent && !parent.approval().isEmpty();
    return approved
        ? List.of(fact.describe(), "approval " + ((Parent) fact).approval())
        : List.of(fact.describe());
  }

  /** Two facts say the same: since the first of them, and weak only if both are. */
  private static Finding both(Finding one, Finding two) {
    Finding first = two.since().isBefore(one.since()) ? two : one;
    TreeSet<String> facts = new TreeSet<>(one.facts());
    facts.addAll(two.facts());
    return new Finding(
        first.rule(),
        first.key(),
        first.version(),
        first.digest(),
        first.severity(),
        one.standing().max(two.standing()),
        first.mode(),
        first.approvals(),
        first.reasonCode(),
        first.clears(),
        first.reason(),
        List.copyOf(facts),
        first.sources(),
        one.weak() && two.weak(),
        first.since());
  }
}
