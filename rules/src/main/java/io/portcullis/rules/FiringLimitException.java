package io.portcullis.rules;

/** A rule set that does not come to an end on some subject: a fault of a rule, not of the facts. */
public final class FiringLimitException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  FiringLimitException(String subject, int limit, String rule) {
    super(
        "rules matched more than %d times on subject %s, last %s: its \"when\" pairs facts freely; tie its patterns together"
            .formatted(limit, subject, rule));
  }
}
