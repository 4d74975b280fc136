package io.portcullis.rules.cases;

/**
 * What came of one case.
 *
 * @param rule id
 * @param name of the case
 * @param message what was expected and what came instead; empty when it passed
 */
public record CaseResult(String rule, String name, boolean passed, String message) {
  static CaseResult passed(String rule, String name) {
    return new CaseResult(rule, name, true, "");
  }

  static CaseResult failed(String rule, String name, String message) {
    return new CaseResult(rule, name, false, message);
  }
}
