package io.portcullis.routes.report;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

import io.portcullis.routes.decide.Summary;
import io.portcullis.rules.Exemption;
import io.portcullis.rules.RuleBook;

/**
 * The findings that would cut somebody off if their rules were in force, and that nothing exempts
 * yet. What has cut somebody off already is none of them: a baseline lets nobody back in.
 */
public final class Baseline implements Consumer<Summary> {
  private final RuleBook book;
  private final String rule;
  private final Set<String> findings = new HashSet<>();
  private boolean tooMany;

  /**
   * @param rule of which; empty for all
   */
  public Baseline(RuleBook book, String rule) {
    this.book = book;
    this.rule = rule;
  }

  @Override
  public void accept(Summary summary) {
    ObservedReport.judged(book, summary.subject()).stream()
        .filter(j -> !j.exempt() && (rule.isEmpty() || rule.equals(j.finding().rule())))
        .forEach(j -> add(j.finding().id(summary.subject().id())));
  }

  private void add(String finding) {
    if (findings.size() == Exemption.MAX_FINDINGS && !findings.contains(finding)) {
      tooMany = true;
    } else {
      findings.add(finding);
    }
  }

  /** Their ids. */
  public Set<String> findings() {
    return Set.copyOf(findings);
  }

  /** True when there are more than one baseline can hold. */
  public boolean tooMany() {
    return tooMany;
  }
}
