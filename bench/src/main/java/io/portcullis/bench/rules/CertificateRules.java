package io.portcullis.bench.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.portcullis.model.Certificate;
import io.portcullis.model.Policy.Case;
import io.portcullis.rules.Rule;
import io.portcullis.rules.RuleBook;

/** What certificates say by themselves. */
final class CertificateRules implements Area {
  private final Rule due;
  private final double share;
  private final Rule tooLong;
  private final Duration tolerance;
  private final Rule weak;
  private final long rsaBits;
  private final long ecBits;

  CertificateRules(RuleBook book) {
    due = book.rule("certificates/renewal-due");
    share = due.share("share");
    tooLong = book.rule("certificates/life-too-long");
    tolerance = tooLong.duration("tolerance");
    weak = book.rule("certificates/weak-algorithm");
    rsaBits = weak.count("rsa-bits");
    ecBits = weak.count("ec-bits");
  }

  @Override
  public void judge(Case subject, Sheet sheet) {
    for (Certificate certificate : seen(subject)) {
      if (certificate.replacedBy().isEmpty()) {
        life(due, certificate, certificate.atShareOfLife(share), sheet);
      }
      if (certificate.publicTrust() && certificate.longerThanAllowed(tolerance)) {
        life(tooLong, certificate, certificate.notBefore(), sheet);
      }
      if (certificate.rsaBits() < rsaBits
          || certificate.ecBits() < ecBits
          || certificate.brokenHash()) {
        life(weak, certificate, certificate.notBefore(), sheet);
      }
    }
  }

  /** Those that began since something was held against their holder. */
  static void begunSince(Instant bad, Timed rule, Case subject, Sheet sheet) {
    Instant from = bad.plus(rule.time());
    for (Certificate certificate : seen(subject)) {
      if (!certificate.notBefore().isBefore(from)) {
        life(rule.rule(), certificate, certificate.notBefore(), sheet);
      }
    }
  }

  private static List<Certificate> seen(Case subject) {
    List<Certificate> all = subject.certificates();
    return all.size() <= Case.MAX_CERTIFICATES ? all : all.subList(0, Case.MAX_CERTIFICATES);
  }

  private static void life(Rule rule, Certificate certificate, Instant from, Sheet sheet) {
    sheet.between(rule, certificate, certificate.id(), from, certificate.notAfter());
  }
}
