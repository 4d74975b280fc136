package io.portcullis.routes.report;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.portcullis.model.Mode;
import io.portcullis.model.Standing;
import io.portcullis.routes.api.Observed;
import io.portcullis.rules.Rule;
import io.portcullis.rules.RuleBook;

/** Counts subjects by rule: of a rule with several findings on one subject, once each. */
final class RuleTally {
  private static final class Counts {
    private long quarantined;
    private long revoked;
    private long acting;
    private long exempt;
  }

  private final Map<String, Counts> counts = new HashMap<>();

  /** All that is held against one subject. */
  void add(List<Judged> findings) {
    Set<String> done = new HashSet<>();
    for (Judged judged : findings) {
      if (done.add(judged.finding().rule())) {
        String rule = judged.finding().rule();
        add(findings.stream().filter(j -> j.finding().rule().equals(rule)).toList(), rule);
      }
    }
  }

  private void add(List<Judged> ofRule, String rule) {
    Counts line = counts.computeIfAbsent(rule, r -> new Counts());
    Optional<Standing> wants =
        ofRule.stream()
            .filter(j -> !j.exempt())
            .map(j -> j.finding().standing())
            .max(Comparator.naturalOrder());
    line.exempt += wants.isEmpty() ? 1 : 0;
    line.quarantined += wants.filter(s -> s == Standing.QUARANTINED).isPresent() ? 1 : 0;
    line.revoked += wants.filter(s -> s == Standing.REVOKED).isPresent() ? 1 : 0;
    line.acting += ofRule.stream().anyMatch(Judged::acting) ? 1 : 0;
  }

  List<Observed.OfRule> lines(RuleBook book) {
    Map<String, Rule> rules = new HashMap<>();
    book.rules().forEach(r -> rules.put(r.id(), r));
    return counts.entrySet().stream()
        .map(e -> line(e.getKey(), e.getValue(), Optional.ofNullable(rules.get(e.getKey())), book))
        .sorted(
            Comparator.comparing((Observed.OfRule r) -> r.quarantined() + r.revoked())
                .reversed()
                .thenComparing(Observed.OfRule::rule))
        .limit(Observed.MAX_LINES)
        .toList();
  }

  private static Observed.OfRule line(String id, Counts c, Optional<Rule> rule, RuleBook book) {
    return new Observed.OfRule(
        id,
        rule.map(Rule::title).orElse("is no longer there"),
        rule.map(Rule::mode).orElse(Mode.OBSERVE),
        book.reach().ramp(id),
        c.quarantined,
        c.revoked,
        c.acting,
        c.exempt);
  }
}
