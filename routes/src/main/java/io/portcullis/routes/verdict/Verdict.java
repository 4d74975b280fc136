package io.portcullis.routes.verdict;

import java.time.Instant;
import java.util.Objects;

import io.portcullis.model.Alias;
import io.portcullis.model.DistinguishedName;
import io.portcullis.model.Finding;
import io.portcullis.model.Standing;
import io.portcullis.model.Subject;

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
    return of(subject, "");
  }

  /** Of a certificate that this subject holds. */
  public static Verdict of(Subject subject, String sha256) {
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
        subject.now(),
        sha256);
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
