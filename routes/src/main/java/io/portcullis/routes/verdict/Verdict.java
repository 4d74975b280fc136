package io.portcullis.routes.verdict;

import java.time.Instant;
import java.util.Objects;

import io.portcullis.model.Alias;
import io.portcullis.model.Certificate;
import io.portcullis.model.DistinguishedName;
import io.portcullis.model.Finding;
import io.portcullis.model.Standing;
import io.portcullis.model.Subject;
import io.portcullis.model.Target;
import io.portcullis.model.Want;

/**
 * What live authorisation knows of a certificate or a device: its subject's admitted standing.
 *
 * @param asOf the decision's own time
 * @param sha256 fingerprint of the certificate, lower-case hex, or empty; absent in verdicts of an
 *     earlier release
 */
public record Verdict(
    String subject,
    String name,
    Standing standing,
    String reason,
    int generation,
    Instant asOf,
    String sha256) {
  public Verdict {
    sha256 = Objects.requireNonNullElse(sha256, "");
  }

  /** Of a device, whatever its certificate. */
  public static Verdict of(Subject subject) {
    return of(subject, subject.trust().admitted(), reason(subject), "");
  }

  /** A certificate that its CA was asked to revoke is never let in again, whoever comes back. */
  public static Verdict of(Subject subject, Certificate certificate) {
    String reason = reason(subject);
    return revoked(subject, certificate)
        ? of(
            subject,
            Standing.REVOKED,
            reason.isEmpty() ? "this certificate was revoked" : reason,
            certificate.sha256())
        : of(subject, subject.trust().admitted(), reason, certificate.sha256());
  }

  private static Verdict of(Subject subject, Standing standing, String reason, String sha256) {
    return new Verdict(
        subject.id(),
        subject.name(),
        standing,
        reason,
        subject.trust().generation(),
        subject.now(),
        sha256);
  }

  private static String reason(Subject subject) {
    return subject.findings().stream()
        .filter(f -> f.standing() != Standing.GOOD)
        .map(Finding::reason)
        .findFirst()
        .orElse("");
  }

  private static boolean revoked(Subject subject, Certificate c) {
    String point = new Target.OfCertificate(c.issuer(), c.serial(), c.publicTrust()).point();
    return subject.points().stream()
        .anyMatch(p -> p.want() == Want.REVOKED && p.target().point().equals(point));
  }

  public static String certificateKey(String issuer, String serial) {
    return "certificate|" + DistinguishedName.canonical(issuer) + "|" + Alias.hex(serial);
  }

  /**
   * @param sha256 lower-case hex
   */
  public static String fingerprintKey(String sha256) {
    return "sha256|" + sha256;
  }

  public static String macKey(String mac) {
    return "mac|" + mac;
  }
}
