package io.portcullis.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rules in force, as a pure function. */
public interface Policy {
  /**
   * Evaluates every rule on what is known of a subject.
   *
   * @param now the decision's own time, never the wall clock
   */
  Evaluation evaluate(Case subject, Instant now);

  /**
   * How far findings may go on this subject: the same ones, each in the mode that holds for it
   * here, and when that changes by time alone. They may be of rules that are no longer there.
   */
  default Evaluation scoped(Subject subject, List<Finding> open) {
    return new Evaluation(open, Optional.empty());
  }

  /** True while nothing may be acted on: what is admitted stays as it is. */
  default boolean observing() {
    return false;
  }

  /** Identifies rules and parameters. */
  String digest();

  /**
   * What rules see: the subject and its certificates that have not expired.
   *
   * @param certificates at most {@link #MAX_CERTIFICATES}, those that expire first
   */
  record Case(
      String id,
      SubjectKind kind,
      String name,
      java.util.Set<String> groups,
      Facts facts,
      List<Certificate> certificates) {
    public static final int MAX_CERTIFICATES = 64;
  }

  /**
   * @param findings open at {@code now}, each with {@code since} = when its condition came true
   * @param next the earliest later moment at which the answer may change by time alone
   */
  record Evaluation(List<Finding> findings, Optional<Instant> next) {}
}
