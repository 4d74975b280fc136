package io.portcullis.rules.cases;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import io.portcullis.model.Finding;
import io.portcullis.model.Policy.Evaluation;
import io.portcullis.rules.RuleBook;

/** Tries a rule on its cases, each with the rule alone in the book. */
public final class CaseRunner {
  private CaseRunner() {}

  public static List<CaseResult> run(RuleBook book, String rule, List<RuleCase> cases) {
    RuleBook alone = book.only(rule);
    return cases.stream().map(c -> run(alone, rule, c)).toList();
  }

  private static CaseResult run(RuleBook book, String rule, RuleCase testCase) {
    try {
      RuleBook set = book.withParameters(Map.of(rule, testCase.parameters()));
      Evaluation evaluation = set.evaluate(testCase.subject(), testCase.now());
      return difference(testCase, evaluation)
          .map(message -> CaseResult.failed(rule, testCase, message))
          .orElseGet(() -> CaseResult.passed(rule, testCase));
    } catch (RuntimeException e) {
      // A rule is foreign code: whatever it throws is this case's failure and no other's.
      return CaseResult.failed(rule, testCase, root(e).getMessage());
    }
  }

  private static Throwable root(Throwable e) {
    return e.getCause() == null ? e : root(e.getCause());
  }

  private static Optional<String> difference(RuleCase testCase, Evaluation evaluation) {
    List<Finding> findings = evaluation.findings();
    if (findings.size() != testCase.expected().size()) {
      return Optional.of(
          "expected %d findings, got %d: %s"
              .formatted(testCase.expected().size(), findings.size(), lines(findings)));
    }
    return IntStream.range(0, findings.size())
        .mapToObj(i -> difference(testCase.expected().get(i), findings.get(i)))
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> next(testCase, evaluation));
  }

  private static Optional<String> difference(RuleCase.Expected expected, Finding finding) {
    return different("standing", expected.standing(), finding.standing())
        .or(() -> different("severity", expected.severity(), finding.severity()))
        .or(() -> different("since", expected.since(), finding.since()))
        .or(() -> expected.key().flatMap(k -> different("key", k, finding.key())))
        .or(() -> expected.reasonCode().flatMap(r -> different("reason", r, finding.reasonCode())))
        .or(
            () ->
                expected.approvals().flatMap(a -> different("approvals", a, finding.approvals())));
  }

  private static Optional<String> next(RuleCase testCase, Evaluation evaluation) {
    return testCase
        .next()
        .flatMap(expected -> different("next", words(expected), words(evaluation.next())));
  }

  private static String words(Optional<Instant> next) {
    return next.map(Instant::toString).orElse("never");
  }

  private static Optional<String> different(String what, Object expected, Object actual) {
    return expected.equals(actual)
        ? Optional.empty()
        : Optional.of("expected %s %s, got %s".formatted(what, expected, actual));
  }

  private static List<String> lines(List<Finding> findings) {
    return findings.stream()
        .map(f -> f.standing() + " " + f.key() + " since " + f.since())
        .toList();
  }
}
