package io.portcullis.rules.cases;

/**
 * What came of one case.
 *
 * @param rule id
 * @param name of the case
 * @param line where the case begins in cases.yaml
 * @param message what was expected and what came instead; empty when it passed
 */
public record CaseResult(String rule, String name, int line, boolean passed, String message) {
  static CaseResult passed(String rule, RuleCase tried) {
    return new CaseResult(rule, tried.name(), tried.line(), true, "");
  }

  static CaseResult failed(String rule, RuleCase tried, String message) {
    return new CaseResult(rule, tried.name(), tried.line(), false, message);
  }
}
