package io.portcullis.dashboards.rules;

import java.util.List;
import java.util.stream.Collectors;

/** The rules as a table of docs/kibana-rules.md. */
final class RulesTable {
  private RulesTable() {}

  static String of(List<RuleSpec> specs, RuleSpec.Kind kind) {
    return specs.stream()
        .filter(spec -> spec.kind() == kind)
        .map(RulesTable::row)
        .collect(Collectors.joining("\n", head(kind), "\n"));
  }

  private static String head(RuleSpec.Kind kind) {
    return kind == RuleSpec.Kind.ALERT
        ? "| rule | severity | looks every, back | tells that | what to do |\n|---|---|---|---|---|\n"
        : "| rule | severity | looks every, back | tells that | ATT&CK | what to do |\n|---|---|---|---|---|---|\n";
  }

  private static String row(RuleSpec spec) {
    String attack = spec.attack().isEmpty() ? "-" : String.join(", ", spec.attack());
    String[] runbook = spec.runbook().split("#", 2);
    return "| %s | %s | %s, %s | %s |%s [%s](%s) |"
        .formatted(
            spec.title(),
            spec.severity().word(),
            Span.of(spec.every()),
            Span.of(spec.back()),
            spec.says(),
            spec.kind() == RuleSpec.Kind.ALERT ? "" : " " + attack + " |",
            runbook[0],
            spec.runbook());
  }
}
