package io.portcullis.bench.rules;

import io.portcullis.model.AccessReview;
import io.portcullis.model.Ceremony;
import io.portcullis.model.Declared;
import io.portcullis.model.DeclaredKey;
import io.portcullis.model.KeyAccess;
import io.portcullis.model.KeyDeclaration;
import io.portcullis.model.KeyDifference;
import io.portcullis.model.Policy.Case;
import io.portcullis.rules.Rule;
import io.portcullis.rules.RuleBook;

/** What was declared, against what is. */
final class DeclaredRules implements Area {
  private final Timed outside;
  private final Timed elsewhere;
  private final Timed ceremony;
  private final long people;
  private final Rule otherwise;
  private final Timed overdue;

  DeclaredRules(RuleBook book) {
    outside = Timed.of(book, "keys/outside-allow-list", "watch-for");
    elsewhere = Timed.of(book, "keys/wrong-environment", "watch-for");
    ceremony = Timed.of(book, "keys/ceremony-without-quorum", "watch-for");
    people = ceremony.rule().count("people");
    otherwise = book.rule("keys/declared-otherwise");
    overdue = Timed.of(book, "identity/access-review-overdue", "overdue");
  }

  @Override
  public void judge(Case subject, Sheet sheet) {
    Declared declared = subject.facts().declared();
    for (DeclaredKey key : declared.keys()) {
      for (KeyAccess access : subject.facts().history().accesses()) {
        used(key.declaration(), access, sheet);
      }
    }
    for (KeyDifference difference : subject.facts().differences()) {
      sheet.open(otherwise, difference, difference.source() + "/" + difference.about());
    }
    for (Ceremony held : declared.ceremonies()) {
      if (held.present() < held.needed() || held.present() < people) {
        sheet.within(ceremony, held, held.source() + "/" + held.purpose());
      }
    }
    for (AccessReview review : declared.reviews()) {
      if (!review.done()) {
        sheet.after(overdue, review, review.source() + "/" + review.review());
      }
    }
  }

  private void used(KeyDeclaration declared, KeyAccess access, Sheet sheet) {
    String key =
        access.source() + "/" + access.principal() + "/" + access.address() + "/" + access.job();
    if (access.outside(declared)) {
      sheet.within(outside, access, key);
    }
    if (access.elsewhere(declared)) {
      sheet.within(elsewhere, access, key);
    }
  }
}
