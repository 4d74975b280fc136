package io.portcullis.bench.rules;

import io.portcullis.model.Facts.Posture;
import io.portcullis.model.Policy.Case;
import io.portcullis.model.Statement.Compliance;
import io.portcullis.model.Statement.Management;
import io.portcullis.rules.Rule;
import io.portcullis.rules.RuleBook;

/** What device management says. */
final class PostureRules implements Area {
  private final Rule lost;
  private final Rule jailbroken;
  private final Timed unmanaged;
  private final Timed noncompliant;
  private final Timed noncompliantLong;
  private final Timed unknown;
  private final Timed disk;
  private final Timed system;
  private final Timed issued;

  PostureRules(RuleBook book) {
    lost = book.rule("posture/device-lost-or-wiped");
    jailbroken = book.rule("posture/jailbroken");
    unmanaged = Timed.of(book, "posture/unmanaged-or-retired", "patience");
    noncompliant = Timed.of(book, "posture/device-noncompliant", "grace");
    noncompliantLong = Timed.of(book, "posture/noncompliant-long", "patience");
    unknown = Timed.of(book, "posture/unknown", "patience");
    disk = Timed.of(book, "posture/disk-encryption-off", "grace");
    system = Timed.of(book, "posture/os-out-of-support", "grace");
    issued = Timed.of(book, "certificates/issued-to-lost-device", "backdating");
  }

  @Override
  public void judge(Case subject, Sheet sheet) {
    for (Posture posture : subject.facts().postures()) {
      management(subject, posture, sheet);
      compliance(posture, sheet);
    }
  }

  private void management(Case subject, Posture posture, Sheet sheet) {
    Management management = posture.management();
    boolean away = management == Management.LOST || management == Management.WIPED;
    if (away) {
      sheet.open(lost, posture, posture.source());
    }
    if (management == Management.UNMANAGED || management == Management.RETIRED) {
      sheet.after(unmanaged, posture, posture.source());
    }
    if (away || management == Management.RETIRED) {
      CertificateRules.begunSince(posture.since(), issued, subject, sheet);
    }
  }

  private void compliance(Posture posture, Sheet sheet) {
    String key = posture.source();
    if (posture.compliance() == Compliance.NON_COMPLIANT) {
      sheet.after(noncompliant, posture, key);
      sheet.after(noncompliantLong, posture, key);
    } else if (posture.compliance() == Compliance.UNKNOWN) {
      sheet.after(unknown, posture, key);
    }
    if (posture.compliance() != Compliance.COMPLIANT) {
      reasons(posture, sheet);
    }
  }

  private void reasons(Posture posture, Sheet sheet) {
    String key = posture.source();
    if (posture.reasons().contains("disk-encryption")) {
      sheet.after(disk, posture, key);
    }
    if (posture.reasons().contains("os-version")) {
      sheet.after(system, posture, key);
    }
    if (posture.reasons().contains("jailbroken")) {
      sheet.open(jailbroken, posture, key);
    }
  }
}
