package io.portcullis.bench.rules;

import io.portcullis.model.Facts.Account;
import io.portcullis.model.Policy.Case;
import io.portcullis.model.SubjectKind;
import io.portcullis.rules.Rule;
import io.portcullis.rules.RuleBook;

/** What identity providers say of accounts. */
final class AccountRules implements Area {
  private final Rule suspended;
  private final Rule deactivated;
  private final Rule deleted;
  private final Timed leftBehind;
  private final Timed issued;

  AccountRules(RuleBook book) {
    suspended = book.rule("identity/suspended");
    deactivated = book.rule("identity/deactivated");
    deleted = book.rule("identity/deleted");
    leftBehind = Timed.of(book, "identity/certificates-left-behind", "patience");
    issued = Timed.of(book, "certificates/issued-to-inactive-account", "backdating");
  }

  @Override
  public void judge(Case subject, Sheet sheet) {
    for (Account account : subject.facts().accounts()) {
      switch (account.status()) {
        case ACTIVE, LOCKED -> {}
        case SUSPENDED -> {
          sheet.open(suspended, account, account.source());
          CertificateRules.begunSince(account.since(), issued, subject, sheet);
        }
        case DEACTIVATED -> gone(subject, account, sheet);
        case DELETED -> {
          sheet.open(deleted, account, account.source());
          gone(subject, account, sheet);
        }
      }
    }
  }

  private void gone(Case subject, Account account, Sheet sheet) {
    sheet.open(deactivated, account, account.source());
    if (subject.kind() == SubjectKind.IDENTITY && !subject.certificates().isEmpty()) {
      sheet.after(leftBehind, account, account.source());
    }
    CertificateRules.begunSince(account.since(), issued, subject, sheet);
  }
}
