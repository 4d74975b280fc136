package io.portcullis.routes.issuance;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.portcullis.model.Standing;
import io.portcullis.routes.verdict.Verdict;

/**
 * Whether a certificate may be issued.
 *
 * @param life at most so long, with {@link Kind#ALLOW_SHORTER}
 * @param reason in words, for the applicant's and the authority's log
 * @param subject id of the subject that was meant, or empty
 * @param storeAsOf when this hub last knew all that was decided; empty when it never did
 */
record Answer(
    Kind kind,
    Optional<Duration> life,
    String reason,
    String subject,
    Optional<Standing> standing,
    Optional<Instant> storeAsOf) {

  /** The three answers there are. */
  enum Kind {
    ALLOW,
    ALLOW_SHORTER,
    DENY
  }

  static Answer deny(String reason) {
    return new Answer(Kind.DENY, Optional.empty(), reason, "", Optional.empty(), Optional.empty());
  }

  static Answer deny(String reason, Verdict about) {
    return new Answer(
        Kind.DENY,
        Optional.empty(),
        reason,
        about.subject(),
        Optional.of(about.standing()),
        Optional.empty());
  }

  static Answer allow(String reason) {
    return new Answer(Kind.ALLOW, Optional.empty(), reason, "", Optional.empty(), Optional.empty());
  }

  static Answer allow(String reason, Verdict about, Optional<Duration> life) {
    return new Answer(
        life.isPresent() ? Kind.ALLOW_SHORTER : Kind.ALLOW,
        life,
        reason,
        about.subject(),
        Optional.of(about.standing()),
        Optional.empty());
  }

  Answer asOf(Optional<Instant> store) {
    return new Answer(kind, life, reason, subject, standing, store);
  }

  boolean allowed() {
    return kind != Kind.DENY;
  }
}
