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
