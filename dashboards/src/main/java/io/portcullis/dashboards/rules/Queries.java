package io.portcullis.dashboards.rules;

import java.util.List;
import java.util.stream.Collectors;

/** The queries that ask for findings of the hub's own rules. */
final class Queries {
  static final String DECISIONS = "logs-portcullis.decisions-*";

  private static final String RULE = "portcullis.opened.rule";

  private Queries() {}

  /** In KQL, one field and value at a time: not every version takes a list of values. */
  static String kql(List<String> findings) {
    return findings.stream()
        .map(rule -> "%s: \"%s\"".formatted(RULE, rule))
        .collect(Collectors.joining(" or "));
  }

  /** In ES|QL: a row for each rule and subject. One decision may open several findings. */
  static String esql(List<String> findings) {
    String rules = findings.stream().map(r -> '"' + r + '"').collect(Collectors.joining(", "));
    return """
        FROM %s
        | MV_EXPAND %s
        | WHERE %s IN (%s)
        | STATS times = COUNT(*), newest = MAX(@timestamp) BY %s, portcullis.about.id
        | SORT newest DESC
        | LIMIT 100"""
        .formatted(DECISIONS, RULE, RULE, rules, RULE);
  }

  static String of(RuleSpec spec) {
    return spec.query()
        .orElseGet(
            () ->
                spec.kind() == RuleSpec.Kind.ALERT ? esql(spec.findings()) : kql(spec.findings()));
  }

  static RuleSpec.Language language(RuleSpec spec) {
    return spec.language()
        .orElse(
            spec.kind() == RuleSpec.Kind.ALERT ? RuleSpec.Language.ESQL : RuleSpec.Language.KQL);
  }

  static List<String> index(RuleSpec spec) {
    return spec.index().isEmpty() ? List.of(DECISIONS) : spec.index();
  }
}
