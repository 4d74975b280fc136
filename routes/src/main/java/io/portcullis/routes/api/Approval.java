package io.portcullis.routes.api;

import java.time.Instant;
import java.util.List;

import io.portcullis.model.Standing;

/**
 * Something that people must agree to.
 *
 * @param wanted the standing it would lead to
 * @param requestedBy the person who asked, or the rule
 * @param needed how many different people must agree, the requester excluded
 */
public record Approval(
    String id,
    String subject,
    String subjectName,
    Standing wanted,
    String rule,
    String reason,
    String requestedBy,
    int needed,
    List<Given> given,
    State state,
    Instant requestedAt,
    Instant expiresAt) {

  /** One person's word. */
  public record Given(String person, Decision decision, String reason, Instant at) {}

  /** How it stands. */
  public enum State {
    WAITING,
    ADMITTED,
    REJECTED,
    EXPIRED
  }
}
