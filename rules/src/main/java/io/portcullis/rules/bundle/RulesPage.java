package io.portcullis.rules.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.portcullis.rules.Parameter;
import io.portcullis.rules.ParameterType;
import io.portcullis.rules.Rule;

/** Writes docs/rules.md out of the rules themselves, so that the page cannot tell another story. */
public final class RulesPage {
  private static final String HEAD =
      """
      # The built-in rules

      Written by `io.portcullis.rules.bundle.RulesPage` out of `rules/policies`; a test keeps it current. \
      How to write and change rules: [writing-rules.md](writing-rules.md). \
      Where the citations were looked up: [citations.md](citations.md).

      | rule | severity | standing | mode | clears | approvals |
      |---|---|---|---|---|---|
      """;

  private RulesPage() {}

  /**
   * @param args the file to write
   */
  public static void main(String[] args) throws IOException {
    Files.writeString(Path.of(args[0]), of(BuiltIn.bundle()));
  }

  static String of(Bundle bundle) {
    String table =
        bundle.rules().stream().map(RulesPage::row).collect(Collectors.joining("\n", "", "\n"));
    return HEAD
        + table
        + bundle.folders().stream().map(RulesPage::section).collect(Collectors.joining());
  }

  private static String row(Rule rule) {
    return "| [%s](#%s) | %s | %s | %s | %s | %d |"
        .formatted(
            rule.id(),
            anchor(rule),
            word(rule.severity()),
            word(rule.standing()),
            word(rule.mode()),
            word(rule.clears()),
            rule.approvals());
  }

  private static String section(RuleFolder folder) {
    Rule rule = folder.rule();
    return """

        ## %s

        **%s.** %s

        %s

        - Reason code: %s. Version %d of %s, %s. Cases: %d fire, %d stay silent.
        - Asked for by: %s
        - Runbook: %s
        %s%s"""
        .formatted(
            rule.id(),
            rule.title(),
            oneLine(rule.description()),
            code(folder.drl()),
            rule.reasonCode().map(RulesPage::word).orElse("that of the parent"),
            rule.version(),
            rule.updated(),
            rule.enabled() ? "enabled" : "not enabled",
            folder.cases().stream().filter(c -> c.positive()).count(),
            folder.cases().stream().filter(c -> !c.positive()).count(),
            oneLine(rule.citation()),
            oneLine(rule.runbook()),
            gaps(rule.knownGaps()),
            parameters(rule));
  }

  private static String code(String drl) {
    return "```\n" + RuleFolder.essence(drl) + "\n```";
  }

  private static String gaps(List<String> gaps) {
    return gaps.stream()
        .map(g -> "- Known gap: " + oneLine(g) + "\n")
        .collect(Collectors.joining());
  }

  private static String parameters(Rule rule) {
    if (rule.parameters().isEmpty()) {
      return "";
    }
    Map<String, Parameter<?>> sorted = new TreeMap<>(rule.parameters());
    return sorted.entrySet().stream()
        .map(p -> row(p.getKey(), p.getValue()))
        .collect(
            Collectors.joining(
                "\n",
                "\n| parameter | type | value | from | to | |\n|---|---|---|---|---|---|\n",
                "\n"));
  }

  private static String row(String name, Parameter<?> parameter) {
    return "| %s | %s | %s | %s | %s | %s |"
        .formatted(
            name,
            parameter.type().name(),
            parameter.text(),
            ParameterType.print(parameter.min()),
            ParameterType.print(parameter.max()),
            oneLine(parameter.description()));
  }

  private static String anchor(Rule rule) {
    return rule.id().replace("/", "");
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
