package io.portcullis.model.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Proposal;
import io.portcullis.model.ReasonCode;
import io.portcullis.model.Samples;
import io.portcullis.model.Signal;
import io.portcullis.model.Standing;
import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;

/** A guard with a memory of its own, and what tests put before it. */
final class Desk {
  final MapLedger ledger = new MapLedger();
  private final Guard guard;
  private Instant now = Samples.T0;

  Desk(Limits limits) {
    guard = new Guard(limits, ledger);
  }

  /** A change of standing with everything about it; the tests vary one thing at a time. */
  record Wish(
      String subject,
      Standing from,
      Standing to,
      String rule,
      Set<String> groups,
      List<String> sources,
      int approvals,
      boolean ask,
      String approval,
      int generation,
      ReasonCode reasonCode,
      List<Instant> quarantines) {

    static Wish of(String subject, Standing to) {
      return new Wish(
          subject,
          Standing.GOOD,
          to,
          "posture",
          Set.of(),
          List.of("mdm"),
          0,
          false,
          "",
          1,
          ReasonCode.UNSPECIFIED,
          List.of());
    }

    static Wish release(String subject) {
      return new Wish(
          subject,
          Standing.QUARANTINED,
          Standing.GOOD,
          "",
          Set.of(),
          List.of("mdm"),
          0,
          false,
          "",
          2,
          ReasonCode.UNSPECIFIED,
          List.of());
    }

    Wish by(String otherRule) {
      return new Wish(
          subject,
          from,
          to,
          otherRule,
          groups,
          sources,
          approvals,
          ask,
          approval,
          generation,
          reasonCode,
          quarantines);
    }

    Wish in(String... some) {
      return new Wish(
          subject,
          from,
          to,
          rule,
          Set.of(some),
          sources,
          approvals,
          ask,
          approval,
          generation,
          reasonCode,
          quarantines);
    }

    Wish saidBy(String... some) {
      return new Wish(
          subject,
          from,
          to,
          rule,
          groups,
          List.of(some),
          approvals,
          ask,
          approval,
          generation,
          reasonCode,
          quarantines);
    }

    Wish needing(int people) {
      return new Wish(
          subject,
          from,
          to,
          rule,
          groups,
          sources,
          people,
          ask,
          approval,
          generation,
          reasonCode,
          quarantines);
    }

    Wish asking() {
      return new Wish(
          subject,
          from,
          to,
          rule,
          groups,
          sources,
          approvals,
          true,
          approval,
          generation,
          reasonCode,
          quarantines);
    }

    Wish following(String approved) {
      return new Wish(
          subject,
          from,
          to,
          rule,
          groups,
          sources,
          approvals,
          ask,
          approved,
          generation,
          reasonCode,
          quarantines);
    }

    Wish again() {
      return new Wish(
          subject,
          from,
          to,
          rule,
          groups,
          sources,
          approvals,
          ask,
          approval,
          generation + 1,
          reasonCode,
          quarantines);
    }

    Wish because(ReasonCode code) {
      return new Wish(
          subject,
          from,
          to,
          rule,
          groups,
          sources,
          approvals,
          ask,
          approval,
          generation,
          code,
          quarantines);
    }

    /** At these moments before now it was quarantined. */
    Wish quarantinedAt(Instant... times) {
      return new Wish(
          subject,
          from,
          to,
          rule,
          groups,
          sources,
          approvals,
          ask,
          approval,
          generation,
          reasonCode,
          List.of(times));
    }

    String id() {
      return "prp-" + subject + "-" + generation;
    }
  }

  void passes(Duration time) {
    now = now.plus(time);
  }

  Instant now() {
    return now;
  }

  Answer wants(Wish wish) {
    return hears(new GuardInput.Proposed(proposal(wish, now)));
  }

  /** Puts it among what waits, without asking the guard. */
  void holds(Wish wish) {
    Proposal proposal = proposal(wish, now);
    ledger.put(Waiting.of(proposal, Waiting.Hold.STOP, "", 0, "stopped", Limits.DEFAULT));
  }

  Answer hears(GuardInput input) {
    return guard.answer(input);
  }

  Answer ticks() {
    now = now.plusSeconds(1);
    return hears(new GuardInput.Tick(now));
  }

  Answer says(String person, String id, boolean approve) {
    int generation = ledger.waiting(id).map(Waiting::generation).orElse(1);
    return says(person, id, generation, approve);
  }

  Answer says(String person, String id, int generation, boolean approve) {
    return hears(new GuardInput.Approval(id, generation, person, approve, "because", now));
  }

  /** A change that ann announced and bob agreed to, from now on for an hour. */
  void planned(String id, String group, int quota) {
    hears(new GuardInput.Plan(plan(id, group, quota), now));
    says("bob", id, true);
  }

  Planned plan(String id, String group, int quota) {
    Instant until = now.plus(Duration.ofHours(1));
    return new Planned(id, group, "hr", quota, 0, now, until, "leavers", "ann", "");
  }

  /** One word for each answer to a subject: "admitted QUARANTINED", "held", "expired" ... */
  static List<String> words(Answer answer) {
    List<String> words = new ArrayList<>();
    for (Signal signal : answer.signals()) {
      words.add(
          switch (signal.statement()) {
            case Statement.ActionAdmitted a -> "admitted " + a.standing();
            case Statement.ActionHeld h -> "held for " + h.approvals();
            case Statement.ActionDowngraded d ->
                "downgraded to " + d.standing() + " for " + d.approvals();
            case Statement.ActionExpired e -> "refused";
            case Statement.Reinstated r -> "reinstated by " + r.person();
            default -> throw new AssertionError(signal.statement());
          });
    }
    return words;
  }

  static List<String> events(Answer answer) {
    return answer.notes().stream().map(Answer.Note::event).toList();
  }

  static Proposal proposal(Wish w, Instant at) {
    return new Proposal(
        w.id(),
        w.subject(),
        SubjectKind.DEVICE,
        "name of " + w.subject(),
        w.groups(),
        List.of(new Alias(AliasType.HOSTNAME, "host-" + w.subject())),
        w.generation(),
        w.from(),
        w.to(),
        w.rule(),
        "because of " + w.rule(),
        w.sources(),
        w.approvals(),
        w.ask(),
        w.approval(),
        "sig-1",
        at,
        at,
        w.reasonCode(),
        w.quarantines());
  }
}
