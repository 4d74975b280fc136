package io.portcullis.bench.rules;

import io.portcullis.model.Facts.Parent;
import io.portcullis.model.Policy.Case;
import io.portcullis.model.Standing;
import io.portcullis.model.Statement.EdgeType;
import io.portcullis.rules.Rule;
import io.portcullis.rules.RuleBook;

/** What follows from those that a subject is trusted through. */
final class ParentRules implements Area {
  private final Rule quarantined;
  private final Rule revoked;
  private final Rule shared;
  private final Timed issued;

  ParentRules(RuleBook book) {
    quarantined = book.rule("inherited/primary-quarantined");
    revoked = book.rule("inherited/primary-revoked");
    shared = book.rule("inherited/shared");
    issued = Timed.of(book, "certificates/issued-under-quarantine", "backdating");
  }

  @Override
  public void judge(Case subject, Sheet sheet) {
    for (Parent parent : subject.facts().parents()) {
      boolean out = parent.standing() == Standing.REVOKED;
      if (out || parent.standing() == Standing.QUARANTINED) {
        if (parent.type() == EdgeType.SHARED) {
          sheet.open(shared, parent, parent.id());
        } else {
          sheet.open(out ? revoked : quarantined, parent, parent.id());
          CertificateRules.begunSince(parent.since(), issued, subject, sheet);
        }
      }
    }
  }
}
