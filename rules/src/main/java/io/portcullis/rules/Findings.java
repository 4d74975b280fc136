package io.portcullis.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import io.portcullis.model.Certificate;
import io.portcullis.model.Fact;
import io.portcullis.model.Facts;
import io.portcullis.model.Finding;
import io.portcullis.model.Policy.Evaluation;
import io.portcullis.model.ReasonCode;

/**
 * Where rules put what they hold against a subject. Rules have no clock: they say from when until
 * when, and this decides what is open now and when to look again.
 *
 * <p>For one evaluation on one thread.
 */
public final class Findings {
  private final String digest;
  private final Instant now;
  private final TreeMap<Id, Finding> open = new TreeMap<>();
  private Instant next = Instant.MAX;
  private Rule last;

  Findings(String digest, Instant now) {
    this.digest = digest;
    this.now = now;
  }

  /** Open for as long as the fact holds. */
  public void open(Rule rule, Fact fact) {
    openBetween(rule, fact, fact.since(), Instant.MAX);
  }

  /** Opens when the fact has held for as long as this parameter of the rule says. */
  public void openAfter(Rule rule, Fact fact, String duration) {
    openBetween(rule, fact, fact.since().plus(rule.duration(duration)), Instant.MAX);
  }

  /** Open from the fact's beginning for as long as this parameter of the rule says. */
  public void openWithin(Rule rule, Fact fact, String duration) {
    openBetween(rule, fact, fact.since(), fact.since().plus(rule.duration(duration)));
  }

  /** Opens at that moment, while the fact holds. */
  public void openAt(Rule rule, Fact fact, Instant from) {
    openBetween(rule, fact, from, Instant.MAX);
  }

  /** Open from when that share of a certificate's life has passed until it expires. */
  public void openLateInLife(Rule rule, Certificate certificate, String share) {
    Instant from = certificate.atShareOfLife(rule.share(share));
    openBetween(rule, certificate, from, certificate.notAfter());
  }

  /** Open from the one moment until just before the other, while the fact holds. */
  public void openBetween(Rule rule, Fact fact, Instant from, Instant until) {
    last = rule;
    if (!rule.enabled() || !until.isAfter(now)) {
      return;
    }
    if (from.isAfter(now)) {
      lookAgain(from);
      return;
    }
    if (!until.equals(Instant.MAX)) {
      lookAgain(until);
    }
    Finding finding = finding(rule, fact, from);
    open.merge(new Id(finding.rule(), finding.key()), finding, Findings::merged);
  }

  /** Sorted by rule and key, so that the same facts give the same answer in any order. */
  Evaluation evaluation() {
    return new Evaluation(
        List.copyOf(open.values()),
        next.equals(Instant.MAX) ? Optional.empty() : Optional.of(next));
  }

  /** The rule that spoke last, for messages. */
  Optional<Rule> last() {
    return Optional.ofNullable(last);
  }

  private void lookAgain(Instant at) {
    next = at.isBefore(next) ? at : next;
  }

  private Finding finding(Rule rule, Fact fact, Instant from) {
    return new Finding(
        rule.id(),
        FactKey.of(fact),
        rule.version(),
        digest,
        rule.severity(),
        rule.standing(),
        rule.mode(),
        rule.approvals(),
        reasonCode(rule, fact),
        rule.clears(),
        rule.title(),
        lines(fact),
        List.of(fact.source()),
        fact.weak(),
        from);
  }

  private static ReasonCode reasonCode(Rule rule, Fact fact) {
    return rule.reasonCode()
        .orElseGet(
            () -> fact instanceof Facts.Parent parent ? parent.reason() : ReasonCode.UNSPECIFIED);
  }

  private static List<String> lines(Fact fact) {
    return fact instanceof Facts.Parent parent && !parent.approval().isEmpty()
        ? List.of(fact.describe(), "approval " + parent.approval())
        : List.of(fact.describe());
  }

  /** Two facts with one key, as a rule that matches twice gives: the stronger tie, both facts. */
  private static Finding merged(Finding one, Finding two) {
    Finding older = Comparator.comparing(Finding::since).compare(one, two) <= 0 ? one : two;
    Set<String> facts = new LinkedHashSet<>(new ArrayList<>(one.facts()));
    facts.addAll(two.facts());
    return new Finding(
        older.rule(),
        older.key(),
        older.version(),
        older.digest(),
        older.severity(),
        one.standing().max(two.standing()),
        older.mode(),
        older.approvals(),
        older.reasonCode(),
        older.clears(),
        older.reason(),
        facts.stream().sorted().toList(),
        older.sources(),
        one.weak() && two.weak(),
        older.since());
  }

  private record Id(String rule, String key) implements Comparable<Id> {
    @Override
    public int compareTo(Id other) {
      int byRule = rule.compareTo(other.rule);
      return byRule != 0 ? byRule : key.compareTo(other.key);
    }
  }
}
