package io.portcullis.bench.rules;

import java.time.Duration;
import java.time.Instant;

import io.portcullis.model.Policy.Case;
import io.portcullis.model.RevocationService.Kind;
import io.portcullis.model.ServiceFact;
import io.portcullis.model.ServiceFlaw;
import io.portcullis.model.ServiceSeen;
import io.portcullis.model.ShownCrl;
import io.portcullis.model.SlowService;
import io.portcullis.model.WatchedService;
import io.portcullis.rules.Rule;
import io.portcullis.rules.RuleBook;

/** Whether relying parties of an authority learn of revocations. */
final class ServiceRules implements Area {
  private final Rule stale;
  private final double share;
  private final Timed listAway;
  private final Timed responderAway;
  private final Timed slow;
  private final Duration limit;
  private final Timed signer;
  private final Timed copies;
  private final Timed back;
  private final Timed contradiction;

  ServiceRules(RuleBook book) {
    stale = book.rule("authorities/crl-stale");
    share = stale.share("share");
    listAway = Timed.of(book, "authorities/crl-unreachable", "after");
    responderAway = Timed.of(book, "authorities/ocsp-unreachable", "after");
    slow = Timed.of(book, "authorities/ocsp-slow", "after");
    limit = slow.rule().duration("slower-than");
    signer = Timed.of(book, "authorities/revocation-signer-wrong", "after");
    copies = Timed.of(book, "authorities/crl-copies-differ", "after");
    back = Timed.of(book, "authorities/crl-went-back", "after");
    contradiction = Timed.of(book, "authorities/ocsp-contradicts-crl", "after");
  }

  @Override
  public void judge(Case subject, Sheet sheet) {
    for (WatchedService service : subject.facts().services()) {
      answered(service.seen(), sheet);
      if (service.crl().isPresent()) {
        ShownCrl crl = service.crl().get();
        sheet.between(stale, crl, key(crl), crl.atShareOfLife(share), Instant.MAX);
      }
      for (SlowService one : service.slow()) {
        if (one.service().kind() == Kind.OCSP && one.by().compareTo(limit) >= 0) {
          sheet.after(slow, one, key(one));
        }
      }
      for (ServiceFlaw flaw : service.flaws()) {
        sheet.after(rule(flaw.kind()), flaw, key(flaw));
      }
    }
  }

  private void answered(ServiceSeen seen, Sheet sheet) {
    boolean list = seen.service().kind() == Kind.CRL;
    switch (seen.result()) {
      case UNREACHABLE, REFUSED, UNREADABLE ->
          sheet.after(list ? listAway : responderAway, seen, key(seen));
      case EXPIRED, UNRELATED -> {
        if (!list) {
          sheet.after(responderAway, seen, key(seen));
        }
      }
      case WRONG_SIGNER -> sheet.after(signer, seen, key(seen));
      case ANSWERED, DROPPED -> {}
    }
  }

  private Timed rule(ServiceFlaw.Kind kind) {
    return switch (kind) {
      case CONTRADICTS_CRL -> contradiction;
      case OLDER_COPY -> copies;
      case WENT_BACK -> back;
    };
  }

  private static String key(ServiceFact fact) {
    return fact.source() + "/" + fact.service().kind() + " " + fact.service().url();
  }
}
