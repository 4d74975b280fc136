package io.portcullis.model.guard;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.portcullis.model.Proposal;
import io.portcullis.model.Standing;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.guard.Waiting.Hold;

/** The planned mass changes: announced, agreed to, used up, over. */
final class Plans {
  private final Guard guard;
  private final Ledger ledger;
  private final Limits limits;

  Plans(Guard guard, Ledger ledger, Limits limits) {
    this.guard = guard;
    this.ledger = ledger;
    this.limits = limits;
  }

  /** Waits for a second person from here on. */
  void announced(GuardInput.Plan said) {
    Planned plan = said.planned();
    Optional<String> wrong = plan.problem(said.at()).or(this::full);
    if (wrong.isPresent()) {
      guard.note("refused", plan.id(), "", plan.requester(), wrong.get(), said.at());
      return;
    }
    ledger.put(waiting(plan, said.at()));
    guard.note(
        "planned-announced",
        plan.id(),
        "",
        plan.requester(),
        plan.describe() + ": " + plan.reason(),
        said.at());
  }

  private Optional<String> full() {
    if (ledger.waitingCount() >= Limits.MAX_WAITING) {
      return Optional.of("too much waits already");
    }
    long waiting = ledger.waiting().stream().filter(w -> w.hold() == Hold.PLANNED).count();
    return ledger.planned().size() + waiting >= Planned.MAX
        ? Optional.of(Planned.MAX + " are planned already")
        : Optional.empty();
  }

  private Waiting waiting(Planned plan, Instant at) {
    Instant expires = at.plus(limits.expiry());
    return new Waiting(
        plan.id(),
        1,
        Hold.PLANNED,
        "",
        "",
        SubjectKind.SOURCE,
        plan.describe(),
        Standing.GOOD,
        "",
        plan.reason(),
        1,
        plan.requester(),
        List.of(),
        at,
        expires.isBefore(plan.until()) ? expires : plan.until(),
        Optional.empty(),
        List.of(),
        Optional.of(plan));
  }

  void agreed(Planned plan, String person) {
    ledger.plan(plan.agreedBy(person));
  }

  /** Anybody may end one: that only makes the guard stricter. */
  void cancelled(GuardInput.PlanCancelled said) {
    boolean waits = ledger.waiting(said.id()).flatMap(Waiting::planned).isPresent();
    if (waits) {
      ledger.remove(said.id());
    } else if (planned(said.id()).isPresent()) {
      ledger.unplan(said.id());
    } else {
      guard.note("refused", said.id(), "", said.person(), "nothing is planned under it", said.at());
      return;
    }
    guard.note("planned-cancelled", said.id(), "", said.person(), said.reason(), said.at());
  }

  /** Takes one off the quota of the change that this belongs to, and names it; empty for none. */
  Optional<Planned> covering(Proposal p, Instant now) {
    Optional<Planned> plan =
        ledger.planned().stream().filter(a -> a.covers(now) && about(a, p)).findFirst();
    plan.map(Planned::taken).ifPresent(ledger::plan);
    return plan;
  }

  /** A member of the group, or what hangs on one. */
  private static boolean about(Planned plan, Proposal p) {
    return p.groups().contains(plan.group()) || p.approval().equals(plan.id());
  }

  void passed(Instant at) {
    for (Planned plan : ledger.planned()) {
      if (!plan.until().isAfter(at)) {
        ledger.unplan(plan.id());
        guard.note("planned-ended", plan.id(), "", "", plan.describe(), at);
      }
    }
  }

  private Optional<Planned> planned(String id) {
    return ledger.planned().stream().filter(p -> p.id().equals(id)).findFirst();
  }
}
