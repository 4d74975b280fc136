package io.portcullis.model.guard;

import io.portcullis.model.Statement;
import io.portcullis.model.guard.Waiting.Hold;

/**
 * People's words on what waits. Who asked for something never agrees to it, nobody counts twice.
 */
final class Approvals {
  private final Guard guard;
  private final Ledger ledger;
  private final Breakers breakers;
  private final Plans plans;

  Approvals(Guard guard, Ledger ledger, Breakers breakers, Plans plans) {
    this.guard = guard;
    this.ledger = ledger;
    this.breakers = breakers;
    this.plans = plans;
  }

  void given(GuardInput.Approval word) {
    Waiting waiting = ledger.waiting(word.id()).orElse(null);
    String wrong = wrong(waiting, word.generation(), word.person());
    if (!wrong.isEmpty()) {
      guard.note("approval-void", word.id(), "", word.person(), wrong, word.at());
    } else if (word.approve()) {
      agreed(waiting.approvedBy(word.person()), word);
    } else {
      rejected(waiting, word);
    }
  }

  /** Attests, and does not count: who saw it, for those who read the record later. */
  void witnessed(GuardInput.Witnessed word) {
    Waiting waiting = ledger.waiting(word.id()).orElse(null);
    String wrong = wrong(waiting, word.generation(), word.person());
    if (wrong.isEmpty() && waiting.witnesses().size() >= Waiting.MAX_WITNESSES) {
      wrong = Waiting.MAX_WITNESSES + " people attested already";
    }
    if (!wrong.isEmpty()) {
      guard.note("approval-void", word.id(), "", word.person(), wrong, word.at());
      return;
    }
    ledger.put(waiting.witnessedBy(word.person()));
    guard.note("witnessed", word.id(), waiting.subject(), word.person(), word.reason(), word.at());
  }

  private static String wrong(Waiting waiting, int generation, String person) {
    if (waiting == null) {
      return "nothing waits under this id";
    }
    if (waiting.generation() != generation) {
      return "stale: it is generation " + waiting.generation() + " that waits";
    }
    if (waiting.needed() == 0) {
      return "it waits for no person: " + waiting.reason();
    }
    if (waiting.requester().equals(person)) {
      return "who asked for it can not agree to it";
    }
    if (waiting.witnesses().contains(person)) {
      return "who attests to it does not decide on it";
    }
    return waiting.approvers().contains(person) ? "already agreed" : "";
  }

  private void agreed(Waiting waiting, GuardInput.Approval word) {
    guard.note(
        "approved", waiting.id(), waiting.subject(), word.person(), word.reason(), word.at());
    if (!waiting.complete()) {
      ledger.put(waiting);
      return;
    }
    ledger.remove(waiting.id());
    if (waiting.hold() == Hold.TRIPPED) {
      breakers.reset(waiting.breaker());
    } else if (waiting.planned().isPresent()) {
      plans.agreed(waiting.planned().get(), word.person());
    } else if (waiting.proposal().isPresent()) {
      ledger.approve(waiting.id());
      guard.admit(waiting.proposal().get());
    } else {
      guard.forget(waiting.subject());
      guard.say(
          waiting.subject(),
          waiting.kind(),
          word.at(),
          waiting.id() + "reinstated",
          new Statement.Reinstated(waiting.requester(), waiting.reason()));
    }
  }

  private void rejected(Waiting waiting, GuardInput.Approval word) {
    guard.note(
        "rejected", waiting.id(), waiting.subject(), word.person(), word.reason(), word.at());
    if (waiting.hold() == Hold.TRIPPED) {
      return; // It stays open: saying no to letting go changes nothing.
    }
    if (waiting.proposal().isPresent()) {
      guard.refuse(
          waiting.id(),
          waiting.generation(),
          waiting.subject(),
          waiting.kind(),
          "rejected by " + word.person() + ": " + word.reason(),
          word.at());
    } else {
      ledger.remove(waiting.id());
    }
  }
}
