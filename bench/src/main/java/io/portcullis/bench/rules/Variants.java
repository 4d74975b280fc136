package io.portcullis.bench.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.portcullis.bench.BenchException;
import io.portcullis.rules.Rule;
import io.portcullis.rules.RuleBook;
import io.portcullis.rules.bundle.BuiltIn;
import io.portcullis.rules.bundle.Bundle;
import io.portcullis.rules.bundle.BundleException;
import io.portcullis.rules.bundle.RuleFolder;

/**
 * Books of any number of rules: fewer than the built-in ones are some of them, more are all of them
 * and, once for each group of subjects, the same again for that group alone.
 */
final class Variants {
  private static final String CASE = "import io.portcullis.model.Policy.Case;\n";

  private Variants() {}

  /**
   * @param count at most {@value Subjects#GROUPS} times as many again as there are built-in rules
   */
  static RuleBook book(int count) {
    List<RuleFolder> builtIn = BuiltIn.bundle().folders();
    try {
      return new Bundle(folders(builtIn, count), "variants-" + count).compile();
    } catch (BundleException e) {
      throw new BenchException("the variants of the rules are refused: " + e.getMessage(), e);
    }
  }

  static List<RuleFolder> folders(List<RuleFolder> builtIn, int count) {
    int all = builtIn.size();
    if (count <= all) {
      return IntStream.range(0, count).mapToObj(i -> builtIn.get(i * all / count)).toList();
    }
    List<RuleFolder> folders = new ArrayList<>(builtIn);
    for (int i = all; i < count; i++) {
      folders.add(variant(builtIn.get(i % all), group(i / all)));
    }
    return folders;
  }

  static String group(int number) {
    return "g" + number;
  }

  /** The id of the rule that this one is a variant of, or its own. */
  static String origin(String rule) {
    return rule.replaceFirst("-g[0-9]+$", "");
  }

  /** The group that a variant is for, or empty. */
  static String groupOf(String rule) {
    return rule.equals(origin(rule)) ? "" : rule.substring(origin(rule).length() + 1);
  }

  private static RuleFolder variant(RuleFolder of, String group) {
    Rule rule = of.rule();
    String id = rule.id() + "-" + group;
    String drl =
        of.drl()
            .replace(name(rule.id()) + ";", name(id) + ";")
            .replace("\"" + rule.id() + "\"", "\"" + id + "\"")
            .replaceAll("\\b" + Rule.global(rule.id()) + "\\b", Rule.global(id))
            .replaceFirst("when\n", "when\n    Case(groups contains \"" + group + "\")\n");
    String complete =
        drl.contains(CASE) ? drl : drl.replaceFirst("\nimport", "\n" + CASE + "import");
    return new RuleFolder(renamed(rule, id), complete, List.of());
  }

  private static String name(String id) {
    return "package policies." + id.replace('/', '.').replace('-', '_');
  }

  private static Rule renamed(Rule rule, String id) {
    return new Rule(
        id,
        rule.version(),
        rule.enabled(),
        rule.title(),
        rule.description(),
        rule.severity(),
        rule.standing(),
        rule.reasonCode(),
        rule.mode(),
        rule.clears(),
        rule.approvals(),
        rule.parameters(),
        rule.citation(),
        rule.runbook(),
        rule.knownGaps(),
        rule.created(),
        rule.updated());
  }
}
