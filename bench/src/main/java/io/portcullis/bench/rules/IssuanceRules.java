package io.portcullis.bench.rules;

import java.time.Duration;
import java.time.Instant;

import io.portcullis.model.IssuanceAnswer;
import io.portcullis.model.IssuanceRate;
import io.portcullis.model.Issued;
import io.portcullis.model.Policy.Case;
import io.portcullis.model.Request;
import io.portcullis.rules.Rule;
import io.portcullis.rules.RuleBook;

/** How many certificates are issued, and whether the hub was asked or somebody approved. */
final class IssuanceRules implements Area {
  private final Rule rate;
  private final Duration learning;
  private final long least;
  private final long times;
  private final Timed unasked;
  private final Duration before;
  private final Timed unapproved;

  IssuanceRules(RuleBook book) {
    rate = book.rule("authorities/issuance-rate");
    learning = rate.duration("learning");
    least = rate.count("at-least");
    times = rate.count("times");
    unasked = Timed.of(book, "certificates/issued-without-evaluation", "wait");
    before = unasked.rule().duration("before");
    unapproved = Timed.of(book, "certificates/issued-without-approval", "wait");
  }

  @Override
  public void judge(Case subject, Sheet sheet) {
    for (IssuanceRate issued : subject.facts().issuances().rates()) {
      if (issued.count() >= least && issued.learned(learning) && issued.above(times)) {
        sheet.open(rate, issued, "");
      }
    }
    for (Issued one : subject.facts().issuances().issued()) {
      if (!saidYes(one)) {
        sheet.after(unasked, one, one.certificate());
      }
    }
    for (Request one : subject.facts().issuances().requests()) {
      if (one.issued() && !approved(one)) {
        String key = String.join("/", one.source(), one.authority(), one.id());
        sheet.after(unapproved, one, key);
      }
    }
  }

  private static boolean approved(Request one) {
    return one.waited() || !one.approver().isEmpty() || one.accepted();
  }

  private boolean saidYes(Issued one) {
    if (one.accepted() || one.answer().isEmpty()) {
      return one.accepted();
    }
    IssuanceAnswer answer = one.answer().get();
    Instant oldest = one.since().minus(before);
    return answer.allowed() && !answer.since().isBefore(oldest);
  }
}
