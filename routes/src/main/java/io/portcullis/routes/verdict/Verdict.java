package io.portcullis.routes.verdict;

import java.time.Instant;

import io.portcullis.model.Alias;
import io.portcullis.model.DistinguishedName;
import io.portcullis.model.Finding;
import io.portcullis.model.Standing;
import io.portcullis.model.Subject;

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

  public static String certificateKey(String issuer, String serial) {
    return "certificate|" + DistinguishedName.canonical(issuer) + "|" + Alias.hex(serial);
  }

  public static String macKey(String mac) {
    return "mac|" + mac;
  }
}
