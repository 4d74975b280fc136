package io.portcullis.bench.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.portcullis.bench.BenchException;
import io.portcullis.model.Finding;
import io.portcullis.model.Policy;
import io.portcullis.model.Policy.Case;
import io.portcullis.model.Policy.Evaluation;
import io.portcullis.rules.Rule;
import io.portcullis.rules.RuleBook;

/**
 * Whether two ways to decide decide the same, subject by subject: figures of others mean nothing.
 */
final class Agreement {
  private Agreement() {}

  /**
   * @return how many findings there were
   * @throws BenchException at the first subject with another answer, with both
   */
  static long ofAll(List<Case> subjects, Policy one, Policy other) {
    long findings = 0;
    for (Case subject : subjects) {
      Evaluation expected = other.evaluate(subject, Dice.NOW);
      same(subject, one.evaluate(subject, Dice.NOW), expected);
      findings += expected.findings().size();
    }
    return findings;
  }

  /** That the variants of rules find what the rules find, in their group, and nothing else. */
  static void ofVariants(List<Case> subjects, RuleBook book, Policy builtIn) {
    Set<String> rules = book.rules().stream().map(Rule::id).collect(Collectors.toSet());
    for (Case subject : subjects) {
      List<String> expected = new ArrayList<>();
      for (Finding finding : builtIn.evaluate(subject, Dice.NOW).findings()) {
        rules.stream()
            .filter(rule -> Variants.origin(rule).equals(finding.rule()))
            .filter(rule -> meant(subject, rule))
            .forEach(rule -> expected.add(line(rule, finding)));
      }
      List<String> found =
          book.evaluate(subject, Dice.NOW).findings().stream().map(f -> line(f.rule(), f)).toList();
      same(subject, sorted(found), sorted(expected));
    }
  }

  private static boolean meant(Case subject, String rule) {
    String group = Variants.groupOf(rule);
    return group.isEmpty() || subject.groups().contains(group);
  }

  private static String line(String rule, Finding finding) {
    return "%s %s %s %s %s"
        .formatted(rule, finding.key(), finding.standing(), finding.since(), finding.facts());
  }

  private static List<String> sorted(List<String> lines) {
    return lines.stream().sorted(Comparator.naturalOrder()).toList();
  }

  private static void same(Case subject, Object one, Object other) {
    if (!one.equals(other)) {
      throw new BenchException(
          "decisions differ on %s:%n  %s%n  %s".formatted(subject, one, other));
    }
  }
}
