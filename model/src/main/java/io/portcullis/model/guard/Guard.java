package io.portcullis.model.guard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.portcullis.model.Canary;
import io.portcullis.model.Ids;
import io.portcullis.model.Proposal;
import io.portcullis.model.Signal;
import io.portcullis.model.Standing;
import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.guard.Answer.Note;
import io.portcullis.model.guard.Waiting.Hold;

/**
 * Admits, holds, downgrades. One instance per input stream; all memory is in the ledger, so the
 * same inputs over the same ledger give the same answers.
 */
public final class Guard {
  static final String STAGE = "guard";

  private final Limits limits;
  private final Ledger ledger;
  private final Breakers breakers;
  private final Releases releases;
  private final Plans plans;
  private final Approvals approvals;
  private Instant now = Instant.EPOCH;
  private List<Signal> signals = new ArrayList<>();
  private List<Note> notes = new ArrayList<>();

  public Guard(Limits limits, Ledger ledger) {
    this.limits = limits;
    this.ledger = ledger;
    this.breakers = new Breakers(limits, ledger);
    this.releases = new Releases(limits, ledger);
    this.plans = new Plans(this, ledger, limits);
    this.approvals = new Approvals(this, ledger, breakers, plans);
  }

  public Answer answer(GuardInput input) {
    signals = new ArrayList<>();
    notes = new ArrayList<>();
    now = input.at();
    switch (input) {
      case GuardInput.Proposed p -> proposed(p.proposal());
      case GuardInput.Withdrawn w -> withdrawn(w);
      case GuardInput.Approval a -> approvals.given(a);
      case GuardInput.Witnessed w -> approvals.witnessed(w);
      case GuardInput.Plan p -> plans.announced(p);
      case GuardInput.PlanCancelled c -> plans.cancelled(c);
      case GuardInput.Reinstatement r -> reinstatement(r);
      case GuardInput.Stop s -> stop(s);
      case GuardInput.Resume r -> resume(r);
      case GuardInput.SourceHeard s -> sourceHeard(s);
      case GuardInput.Enrolled e -> enrolled(e);
      case GuardInput.Tick t -> new Drip(this, ledger, limits, plans).tick(t.at());
    }
    return new Answer(List.copyOf(signals), List.copyOf(notes));
  }

  private void proposed(Proposal proposal) {
    forget(proposal.subject());
    admit(proposal);
  }

  /** What was asked for about this subject before is overtaken. */
  void forget(String subject) {
    ledger.waitingOf(subject).stream()
        .filter(w -> w.proposal().isPresent())
        .forEach(w -> ledger.remove(w.id()));
  }

  /** The order of these questions is the policy of the guard: the strictest answer comes first. */
  void admit(Proposal p) {
    if (ledger.control().stopped()) {
      hold(p, Hold.STOP, "", 0, "stopped: " + ledger.control().reason());
    } else if (ledger.approved(p.id())) {
      pass(p);
    } else if (p.standing() == Standing.WATCHED && !p.release()) {
      pass(p);
    } else if (p.tier().asksTwoPeople() || Listed.in(limits.twoPeople(), p)) {
      hold(p, Hold.PEOPLE, "", Math.max(Limits.TWO, asked(p)), "two people decide about it");
    } else if (p.release()) {
      release(p);
    } else if (Listed.in(limits.neverTouch(), p)) {
      int people = Math.max(limits.approvals(), asked(p));
      hold(p, Hold.NEVER_TOUCH, "", people, "on the list of subjects never to touch");
    } else if (p.ask() || Listed.in(limits.recommend(), p)) {
      String why = p.ask() ? "the rule only recommends" : "on the list of subjects to ask about";
      hold(p, Hold.PEOPLE, "", Math.max(1, p.approvals()), why);
    } else if (ledger.approved(p.approval())) {
      pass(p);
    } else if (Canary.asks(p)) {
      unlimited(p);
    } else {
      plans
          .covering(p, now)
          .ifPresentOrElse(plan -> unlimited(p.under(plan.id())), () -> limited(p));
    }
  }

  private void release(Proposal p) {
    releases
        .waits(p, now)
        .ifPresentOrElse(
            w -> {
              hold(p, w.hold(), "", w.people(), w.why());
              w.until().ifPresent(end -> ends(p.id(), end));
            },
            () -> pass(p));
  }

  private void ends(String id, Instant end) {
    ledger.waiting(id).map(w -> w.until(end)).ifPresent(ledger::put);
  }

  private void limited(Proposal p) {
    String tripped = breakers.trips(p);
    if (!tripped.isEmpty()) {
      breakers.trip(tripped, p).ifPresent(notes::add);
      hold(p, Hold.BREAKER, tripped, people(p), "breaker " + tripped + " is open");
      return;
    }
    breakers.count(p);
    unlimited(p);
  }

  /**
   * Within the limits, or let out of them as a whole: the irreversible still asks its people, and
   * waits while any breaker is open, for then something is wrong that nobody understands yet. A
   * compromised key does not wait for that.
   */
  void unlimited(Proposal p) {
    if (p.standing().reversible()) {
      pass(p);
    } else if (p.approvals() > 0) {
      downgrade(p, Hold.PEOPLE, "", p.approvals(), "asks " + p.approvals() + " people");
    } else if (p.reasonCode().compromise() || Canary.asks(p)) {
      pass(p);
    } else {
      breakers
          .open()
          .ifPresentOrElse(
              b -> downgrade(p, Hold.BREAKER, b, people(p), "breaker " + b + " is open"),
              () -> pass(p));
    }
  }

  /** What a rule asks for the irreversible is not made cheaper by a limit that asks fewer. */
  private int people(Proposal p) {
    return Math.max(breakers.people(p), asked(p));
  }

  private static int asked(Proposal p) {
    return p.standing().reversible() ? 0 : p.approvals();
  }

  /** The reversible part at once, the irreversible part when people agree. */
  private void downgrade(Proposal p, Hold hold, String breaker, int needed, String why) {
    if (!wait(p, hold, breaker, needed, "irreversible: " + why)) {
      return;
    }
    say(
        p.subject(),
        p.kind(),
        p.at(),
        p.id() + "downgraded",
        new Statement.ActionDowngraded(
            p.id(), p.generation(), Standing.QUARANTINED, needed, p.reason(), p.approval()));
    note("downgraded", p.id(), p.subject(), "", p.standing() + " waits, QUARANTINED holds", p.at());
  }

  void pass(Proposal p) {
    ledger.remove(p.id());
    String approval = ledger.approved(p.id()) ? p.id() : p.approval();
    say(
        p.subject(),
        p.kind(),
        p.at(),
        p.id() + "admitted",
        new Statement.ActionAdmitted(p.id(), p.generation(), p.standing(), approval));
    String under = approval.isEmpty() ? "" : ", under " + approval;
    note("admitted", p.id(), p.subject(), "", p.from() + " to " + p.standing() + under, p.at());
  }

  private void hold(Proposal p, Hold hold, String breaker, int needed, String why) {
    if (wait(p, hold, breaker, needed, why)) {
      say(
          p.subject(),
          p.kind(),
          p.at(),
          p.id() + "held",
          new Statement.ActionHeld(p.id(), p.generation(), needed, why));
      note("held", p.id(), p.subject(), "", why, p.at());
    }
  }

  private boolean wait(Proposal p, Hold hold, String breaker, int needed, String why) {
    if (ledger.waitingCount() >= Limits.MAX_WAITING) {
      refuse(p.id(), p.generation(), p.subject(), p.kind(), "too much waits already", p.at());
      return false;
    }
    ledger.put(Waiting.of(p, hold, breaker, needed, why, limits));
    return true;
  }

  void refuse(String id, int generation, String subject, SubjectKind kind, String why, Instant at) {
    ledger.remove(id);
    say(subject, kind, at, id + "expired", new Statement.ActionExpired(id, generation, why));
    note("refused", id, subject, "", why, at);
  }

  private void withdrawn(GuardInput.Withdrawn w) {
    if (ledger.waiting(w.proposal()).isPresent()) {
      ledger.remove(w.proposal());
      note("withdrawn", w.proposal(), w.subject(), "", "no longer wanted", w.at());
    }
  }

  private void reinstatement(GuardInput.Reinstatement r) {
    if (ledger.waitingCount() >= Limits.MAX_WAITING) {
      note("refused", r.id(), r.subject(), r.person(), "too much waits already", r.at());
      return;
    }
    ledger.put(
        new Waiting(
            r.id(),
            1,
            Hold.PEOPLE,
            "",
            r.subject(),
            r.kind(),
            r.subject(),
            Standing.GOOD,
            "",
            r.reason(),
            1,
            r.person(),
            List.of(),
            r.at(),
            r.at().plus(limits.expiry()),
            Optional.empty()));
    note("reinstatement-asked", r.id(), r.subject(), r.person(), r.reason(), r.at());
  }

  private void stop(GuardInput.Stop s) {
    ledger.control(new Control(true, s.person(), s.reason(), s.at()));
    note("stopped", "", "", s.person(), s.reason(), s.at());
  }

  private void resume(GuardInput.Resume r) {
    ledger.control(new Control(false, r.person(), r.reason(), r.at()));
    note("resumed", "", "", r.person(), r.reason(), r.at());
  }

  private void sourceHeard(GuardInput.SourceHeard heard) {
    String why = heard.why().isEmpty() ? "silent" : heard.why();
    ledger.silent(heard.source(), heard.silent() ? Optional.of(why) : Optional.empty());
    String event = heard.silent() ? "source-silent" : "source-back";
    note(event, heard.source(), "", "", heard.silent() ? why : "", heard.at());
  }

  private void enrolled(GuardInput.Enrolled e) {
    e.joined().forEach(g -> ledger.groupSize(g, ledger.groupSize(g) + 1));
    e.left().forEach(g -> ledger.groupSize(g, Math.max(0, ledger.groupSize(g) - 1)));
  }

  void say(String subject, SubjectKind kind, Instant at, String unique, Statement statement) {
    signals.add(Signal.derived(Ids.of("sig", unique), STAGE, at, kind, subject, statement));
  }

  void note(String event, String id, String subject, String person, String text, Instant at) {
    notes.add(new Note(event, id, subject, person, text, at));
  }
}
