package io.portcullis.model.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.KeyDeclaration.Tier;
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
  static final class Wish {
    private final String subject;
    private final Standing from;
    private final Standing to;
    private String rule = "posture";
    private Set<String> groups = Set.of();
    private List<String> sources = List.of("mdm");
    private int approvals;
    private boolean ask;
    private String approval = "";
    private int generation = 1;
    private ReasonCode reasonCode = ReasonCode.UNSPECIFIED;
    private List<Instant> quarantines = List.of();
    private Tier tier = Tier.UNKNOWN;

    private Wish(String subject, Standing from, Standing to) {
      this.subject = subject;
      this.from = from;
      this.to = to;
    }

    static Wish of(String subject, Standing to) {
      return new Wish(subject, Standing.GOOD, to);
    }

    static Wish release(String subject) {
      Wish release = new Wish(subject, Standing.QUARANTINED, Standing.GOOD);
      release.rule = "";
      release.generation = 2;
      return release;
    }

    Wish by(String otherRule) {
      return but(wish -> wish.rule = otherRule);
    }

    Wish in(String... some) {
      return but(wish -> wish.groups = Set.of(some));
    }

    Wish saidBy(String... some) {
      return but(wish -> wish.sources = List.of(some));
    }

    Wish needing(int people) {
      return but(wish -> wish.approvals = people);
    }

    Wish asking() {
      return but(wish -> wish.ask = true);
    }

    Wish following(String approved) {
      return but(wish -> wish.approval = approved);
    }

    Wish again() {
      return but(wish -> wish.generation++);
    }

    Wish because(ReasonCode code) {
      return but(wish -> wish.reasonCode = code);
    }

    /** At these moments before now it was quarantined. */
    Wish quarantinedAt(Instant... times) {
      return but(wish -> wish.quarantines = List.of(times));
    }

    /** About a key that is declared to be of that tier. */
    Wish of(Tier declared) {
      return but(wish -> wish.tier = declared);
    }

    private Wish but(Consumer<Wish> change) {
      Wish other = new Wish(subject, from, to);
      other.rule = rule;
      other.groups = groups;
      other.sources = sources;
      other.approvals = approvals;
      other.ask = ask;
      other.approval = approval;
      other.generation = generation;
      other.reasonCode = reasonCode;
      other.quarantines = quarantines;
      other.tier = tier;
      change.accept(other);
      return other;
    }

    String id() {
      return "prp-" + subject + "-" + generation;
    }

    String subject() {
      return subject;
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
        w.subject,
        SubjectKind.DEVICE,
        "name of " + w.subject,
        w.groups,
        List.of(new Alias(AliasType.HOSTNAME, "host-" + w.subject)),
        w.generation,
        w.from,
        w.to,
        w.rule,
        "because of " + w.rule,
        w.sources,
        w.approvals,
        w.ask,
        w.approval,
        "sig-1",
        at,
        at,
        w.reasonCode,
        w.quarantines,
        w.tier);
  }
}
