package io.portcullis.rules.bundle;

import java.util.regex.Pattern;

import org.drools.drl.ast.descr.RuleDescr;

/** The "then" of a rule is one line that adds a finding. */
final class ThenCheck {
  private static final String WRITE =
      "; write one line: findings.open, openAfter, openWithin, openAt, openBetween or openLateInLife (...);";
  private static final Pattern ONE_CALL =
      Pattern.compile("findings\\.open(?:After|Within|At|Between|LateInLife)?\\([^;{}]*\\);");
  private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

  private ThenCheck() {}

  static void check(String rule, RuleDescr descr, Problems problems) {
    String then = String.valueOf(descr.getConsequence()).strip();
    String bare = TEXT.matcher(then).replaceAll("\"\"");
    int line = descr.getConsequenceLine() + 1;
    if (!descr.getNamedConsequences().isEmpty()) {
      problems.add(rule, BundleFiles.DRL, line, "has more than one \"then\"" + WRITE);
    }
    if (then.isEmpty()) {
      problems.add(rule, BundleFiles.DRL, line, "\"then\" is empty" + WRITE);
    } else if (bare.chars().filter(c -> c == ';').count() > 1 || then.lines().count() > 1) {
      problems.add(
          rule, BundleFiles.DRL, line, "\"then\" has more than one statement or line" + WRITE);
    } else if (!ONE_CALL.matcher(bare).matches()) {
      problems.add(rule, BundleFiles.DRL, line, "\"then\" does something else" + WRITE);
    }
    if (WhenCheck.literal(then)) {
      problems.add(
          rule,
          BundleFiles.DRL,
          line,
          "literal threshold in \"then\"; make it a parameter in rule.yaml");
    }
  }
}
