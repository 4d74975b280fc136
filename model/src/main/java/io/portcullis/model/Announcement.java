package io.portcullis.model;

import java.time.Instant;
import java.util.List;

/**
 * What other parties are told of a subject: they are no enforcement points, and act by themselves.
 *
 * @param id the same however often it is told
 * @param aliases names of the subject when it was decided, in the order of {@link Alias}
 * @param rule the rule that asks for it, or empty
 * @param reason for administrators, or empty
 * @param byPerson true when a person took the subject back
 * @param transaction id of the signal that began it: the same in all that follows from it
 * @param at the decision's own time
 */
public record Announcement(
    String id,
    String subject,
    SubjectKind kind,
    List<Alias> aliases,
    Change change,
    String rule,
    String reason,
    boolean byPerson,
    String transaction,
    Instant at) {

  public Announcement {
    aliases = aliases.stream().distinct().sorted().toList();
  }

  /** What has changed. */
  public sealed interface Change {}

  /** Admitted is QUARANTINED or worse, and was better. */
  public record TrustLost() implements Change {}

  /** Admitted is better than QUARANTINED, and was not. */
  public record TrustRegained() implements Change {}

  /** Its CA was asked to revoke this one, which can not be taken back. */
  public record CertificateRevoked(Certificate certificate) implements Change {}
}
