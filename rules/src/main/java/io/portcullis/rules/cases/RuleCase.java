package io.portcullis.rules.cases;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portcullis.model.Policy;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Severity;
import io.portcullis.model.Standing;

/**
 * One situation and what the rule must make of it.
 *
 * @param line where it begins in cases.yaml
 * @param parameters set otherwise than in rule.yaml, for this case
 * @param expected findings; none when the rule must stay silent
 * @param next when the hub must look again ("never" is an empty one inside); not looked at when
 *     empty
 */
public record RuleCase(
    String name,
    int line,
    Map<String, String> parameters,
    Policy.Case subject,
    Instant now,
    List<Expected> expected,
    Optional<Optional<Instant>> next) {

  /** True when the rule must fire. */
  public boolean positive() {
    return !expected.isEmpty();
  }

  /** A finding; what is empty is not looked at. */
  public record Expected(
      Standing standing,
      Severity severity,
      Instant since,
      Optional<String> key,
      Optional<ReasonCode> reasonCode,
      Optional<Integer> approvals) {}
}
