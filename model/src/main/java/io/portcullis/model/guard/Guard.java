package io.portcullis.model.guard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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
  private List<Signal> signals = new ArrayList<>();
  private List<Note> notes = new ArrayList<>();

  public Guard(Limits limits, Ledger ledger) {
    this.limits = limits;
    this.ledger = ledger;
    this.breakers = new Breakers(limits, ledger);
  }

  public Answer answer(GuardInput input) {
    signals = new ArrayList<>();
    notes = new ArrayList<>();
    switch (input) {
      case GuardInput.Proposed p -> proposed(p.proposal());
      case GuardInput.Withdrawn w -> withdrawn(w);
      case GuardInput.Approval a -> new Approvals(this, ledger, breakers).given(a);
      case GuardInput.Reinstatement r -> reinstatement(r);
      case GuardInput.Stop s -> stop(s);
      case GuardInput.Resume r -> resume(r);
      case GuardInput.SourceHeard s -> sourceHeard(s);
      case GuardInput.Enrolled e -> enrolled(e);
      case GuardInput.Tick t -> new Drip(this, ledger, limits).tick(t.at());
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
    } else if (p.release()) {
      release(p);
    } else if (p.standing() == Standing.WATCHED) {
      pass(p);
    } else if (ledger.approved(p.id())) {
      pass(p);
    } else if (neverTouch(p)) {
      hold(p, Hold.NEVER_TOUCH, "", people(p), "on the list of subjects never to touch");
    } else if (p.ask()) {
      hold(p, Hold.PEOPLE, "", Math.max(1, p.approvals()), "the rule only recommends");
    } else if (ledger.approved(p.approval())) {
      pass(p);
    } else if (Canary.asks(p)) {
      unlimited(p);
    } else {
      limited(p);
    }
  }

  private void release(Proposal p) {
    String why =
        p.sources().stream()
            .flatMap(s -> ledger.silent(s).map(w -> "source " + s + ": " + w).stream())
            .collect(Collectors.joining("; "));
    if (why.isEmpty() || ledger.approved(p.id())) {
      pass(p);
    } else {
      hold(p, Hold.SOURCE, "", limits.approvals(), "a release has to wait: " + why);
    }
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

  /** Within the limits, or let out of them as a whole: the irreversible still asks its people. */
  void unlimited(Proposal p) {
    if (p.approvals() > 0 && !p.standing().reversible()) {
      downgrade(p);
    } else {
      pass(p);
    }
  }

  /** What a rule asks for the irreversible is not made cheaper by a limit that asks fewer. */
  private int people(Proposal p) {
    return p.standing().reversible()
        ? limits.approvals()
        : Math.max(limits.approvals(), p.approvals());
  }

  /** The reversible part at once, the irreversible part when people agree. */
  private void downgrade(Proposal p) {
    if (!wait(
        p, Hold.PEOPLE, "", p.approvals(), "irreversible: asks " + p.approvals() + " people")) {
      return;
    }
    say(
        p.subject(),
        p.kind(),
        p.at(),
        p.id() + "downgraded",
        new Statement.ActionDowngraded(
            p.id(), p.generation(), Standing.QUARANTINED, p.approvals(), p.reason()));
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
    note("admitted", p.id(), p.subject(), "", p.from() + " to " + p.standing(), p.at());
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

  private boolean neverTouch(Proposal p) {
    return limits.neverTouch().contains(p.subject())
        || limits.neverTouch().contains(p.name())
        || p.groups().stream().anyMatch(limits.neverTouch()::contains)
        || p.aliases().stream().anyMatch(a -> limits.neverTouch().contains(a.key()));
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
