package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a signal tells of a certificate that its authority just issued, and that the holder had
 * not heard of: only such ones are counted for the authority.
 *
 * @param authority canonical name of the issuer
 * @param at when it was issued, and not later than the hub heard of it
 */
public record IssuanceCount(String authority, Instant at) {
  /** A list of what was issued long ago is no burst. */
  static final Duration JUST = Duration.ofDays(2);

  public static Optional<IssuanceCount> of(State before, Signal signal) {
    return switch (signal.statement()) {
      case Statement.CertificateIssued s -> of(before, signal, s.certificate());
      case Statement.CertificateRenewed s -> of(before, signal, s.certificate());
      default -> Optional.empty();
    };
  }

  private static Optional<IssuanceCount> of(State before, Signal signal, Certificate certificate) {
    boolean known = before.certificates().stream().anyMatch(c -> c.id().equals(certificate.id()));
    Instant at =
        signal.occurredAt().isAfter(signal.receivedAt())
            ? signal.receivedAt()
            : signal.occurredAt();
    boolean old = certificate.notBefore().plus(JUST).isBefore(at);
    return known || old
        ? Optional.empty()
        : Optional.of(new IssuanceCount(DistinguishedName.canonical(certificate.issuer()), at));
  }
}
