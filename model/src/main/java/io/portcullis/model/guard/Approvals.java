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

  Approvals(Guard guard, Ledger ledger, Breakers breakers) {
    this.guard = guard;
    this.ledger = ledger;
    this.breakers = breakers;
  }

  void given(GuardInput.Approval word) {
    Waiting waiting = ledger.waiting(word.id()).orElse(null);
    String wrong = wrong(waiting, word);
    if (!wrong.isEmpty()) {
      guard.note("approval-void", word.id(), "", word.person(), wrong, word.at());
    } else if (word.approve()) {
      agreed(waiting.approvedBy(word.person()), word);
    } else {
      rejected(waiting, word);
    }
  }

  private static String wrong(Waiting waiting, GuardInput.Approval word) {
    if (waiting == null) {
      return "nothing waits under this id";
    }
    if (waiting.generation() != word.generation()) {
      return "stale: it is generation " + waiting.generation() + " that waits";
    }
    if (waiting.needed() == 0) {
      return "it waits for no person: " + waiting.reason();
    }
    if (waiting.requester().equals(word.person())) {
      return "who asked for it can not agree to it";
    }
    return waiting.approvers().contains(word.person()) ? "already agreed" : "";
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
