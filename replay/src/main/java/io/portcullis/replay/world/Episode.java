package io.portcullis.replay.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.portcullis.model.Standing;
import io.portcullis.model.SubjectKind;

/**
 * A time for which a subject is held or revoked.
 *
 * @param standing QUARANTINED or REVOKED, as the guard admitted it
 * @param rule that required it most strongly when it began; empty where the guard says so alone
 * @param until empty when it lasts beyond the end of the run
 */
public record Episode(
    String subject,
    String name,
    SubjectKind kind,
    Standing standing,
    String rule,
    Instant from,
    Optional<Instant> until) {

  Episode endedAt(Instant at) {
    return new Episode(subject, name, kind, standing, rule, from, Optional.of(at));
  }

  /** Up to its end, or to that of the run. */
  public Duration length(Instant end) {
    return Duration.between(from, until.orElse(end));
  }
}
