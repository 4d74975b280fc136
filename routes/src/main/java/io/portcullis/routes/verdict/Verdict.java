package io.portcullis.routes.verdict;

import java.time.Instant;

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
 */
public record Verdict(
    String subject, String name, Standing standing, String reason, int generation, Instant asOf) {

  public static Verdict of(Subject subject) {
    String reason =
        subject.findings().stream()
            .filter(f -> f.standing() != Standing.GOOD)
            .map(Finding::reason)
            .findFirst()
            .orElse("");
    return new Verdict(
        subject.id(),
        subject.name(),
        subject.trust().admitted(),
        reason,
        subject.trust().generation(),
        subject.now());
  }

  /** A certificate that its CA was asked to revoke is never let in again, whoever comes back. */
  public static Verdict of(Subject subject, Certificate certificate) {
    Verdict verdict = of(subject);
    return revoked(subject, certificate)
        ? new Verdict(
            verdict.subject,
            verdict.name,
            Standing.REVOKED,
            verdict.reason.isEmpty() ? "this certificate was revoked" : verdict.reason,
            verdict.generation,
            verdict.asOf)
        : verdict;
  }

  private static boolean revoked(Subject subject, Certificate c) {
    String point = new Target.OfCertificate(c.issuer(), c.serial(), c.publicTrust()).point();
    return subject.points().stream()
        .anyMatch(p -> p.want() == Want.REVOKED && p.target().point().equals(point));
  }

  public static String certificateKey(String issuer, String serial) {
    return "certificate|" + DistinguishedName.canonical(issuer) + "|" + Alias.hex(serial);
  }

  public static String macKey(String mac) {
    return "mac|" + mac;
  }
}
