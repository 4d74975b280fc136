package io.portcullis.rules.bundle;

import java.util.regex.Pattern;

import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;

/**
 * The "when" of a rule is plain patterns over facts, joined by and, or, not and exists, and
 * compares only with parameters: a threshold that nobody sees in rule.yaml can not be tried or
 * changed.
 */
final class WhenCheck {
  private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w$.\"])\\d");
  private static final Pattern ORDER_BY_CONSTANT =
      Pattern.compile("[<>]=?\\s*(?:[A-Za-z_]\\w*\\.)*[A-Z][A-Z0-9_]*\\b(?!\\s*[.(])");
  private static final Pattern TIME =
      Pattern.compile("\\b(?:Duration|Instant|Period)\\s*\\.|\"[+-]?P[0-9T]");

  private final String rule;
  private final Problems problems;

  WhenCheck(String rule, Problems problems) {
    this.rule = rule;
    this.problems = problems;
  }

  void check(BaseDescr part) {
    switch (part) {
      case PatternDescr pattern -> checkPattern(pattern);
      case AndDescr and -> and.getDescrs().forEach(this::check);
      case OrDescr or -> or.getDescrs().forEach(this::check);
      case NotDescr not -> not.getDescrs().forEach(d -> check((BaseDescr) d));
      case ExistsDescr exists -> exists.getDescrs().forEach(d -> check((BaseDescr) d));
      default ->
          problem(
              part,
              part.getClass()
                      .getSimpleName()
                      .replace("Descr", "")
                      .toLowerCase(java.util.Locale.ROOT)
                  + " is not allowed in \"when\"; write patterns, and, or, not, exists");
    }
  }

  /** What holds a threshold of its own, in a condition or in a consequence. */
  static boolean literal(String expression) {
    String bare = TEXT.matcher(expression).replaceAll("\"\"");
    return NUMBER.matcher(bare).find()
        || ORDER_BY_CONSTANT.matcher(bare).find()
        || TIME.matcher(expression).find();
  }

  private void checkPattern(PatternDescr pattern) {
    if (pattern.getSource() != null || !pattern.getBehaviors().isEmpty()) {
      problem(
          pattern, "from, accumulate and over are not allowed; write a plain pattern over a fact");
    }
    checkConstraint(pattern, pattern.getConstraint());
  }

  private void checkConstraint(PatternDescr pattern, ConditionalElementDescr constraint) {
    for (BaseDescr part : constraint.getDescrs()) {
      if (part instanceof ConditionalElementDescr group) {
        checkConstraint(pattern, group);
      } else if (literal(part.getText())) {
        problem(
            part.getLine() > 0 ? part : pattern,
            "literal threshold in \"%s\"; make it a parameter in rule.yaml and write rule.severity(\"name\"), count, share or duration"
                .formatted(part.getText()));
      }
    }
  }

  private void problem(BaseDescr part, String message) {
    problems.add(rule, BundleFiles.DRL, Math.max(0, part.getLine()), message);
  }
}
