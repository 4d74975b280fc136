package io.portcullis.model.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.portcullis.model.Ids;
import io.portcullis.model.Proposal;
import io.portcullis.model.Standing;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.guard.Answer.Note;
import io.portcullis.model.guard.Waiting.Hold;

/** Counts what was admitted, and holds the rest when the narrowest limit is reached. */
final class Breakers {
  /** Of keys that somebody else may use: posture that trips does not hold them, nor they it. */
  static final String COMPROMISE = "compromise";

  private final Limits limits;
  private final Ledger ledger;

  Breakers(Limits limits, Ledger ledger) {
    this.limits = limits;
    this.ledger = ledger;
  }

  /** One limit that a proposal counts against. */
  private record Limit(String key, int most) {}

  /** Key of the narrowest limit that this proposal would break, or that is broken; else empty. */
  String trips(Proposal p) {
    for (Limit limit : limits(p)) {
      if (ledger.waiting(id(limit.key())).isPresent() || used(limit, p) >= limit.most()) {
        return limit.key();
      }
    }
    return "";
  }

  void count(Proposal p) {
    for (Limit limit : limits(p)) {
      List<Long> times = new ArrayList<>(recent(limit.key(), p));
      times.add(p.at().toEpochMilli());
      int from = Math.max(0, times.size() - limit.most());
      ledger.window(limit.key(), times.subList(from, times.size()));
    }
  }

  /** Opens the breaker; the first one that trips it leaves a note, an alarm for people. */
  Optional<Note> trip(String key, Proposal p) {
    if (ledger.waiting(id(key)).isPresent()) {
      return Optional.empty();
    }
    String why = "limit " + key + " reached within " + limits.window();
    ledger.put(
        new Waiting(
            id(key),
            1,
            Hold.TRIPPED,
            key,
            "",
            SubjectKind.SOURCE,
            key,
            Standing.GOOD,
            p.rule(),
            why,
            people(p),
            "hub",
            List.of(),
            p.at(),
            p.at().plus(limits.expiry()),
            Optional.empty()));
    return Optional.of(new Note("breaker-tripped", id(key), p.subject(), "", why, p.at()));
  }

  /** Key of some breaker that is open. */
  Optional<String> open() {
    return ledger.waiting().stream()
        .filter(w -> w.hold() == Hold.TRIPPED)
        .map(Waiting::breaker)
        .findFirst();
  }

  /** People who let out what a limit holds. */
  int people(Proposal p) {
    return p.reasonCode().compromise() ? limits.compromise().approvals() : limits.approvals();
  }

  /** People agreed: counting starts anew. */
  void reset(String key) {
    ledger.window(key, List.of());
  }

  static String id(String key) {
    return Ids.of("brk", key);
  }

  /** Narrowest first: what one rule did, then one group, one source, everything. */
  private List<Limit> limits(Proposal p) {
    if (p.reasonCode().compromise()) {
      return List.of(new Limit(COMPROMISE, limits.compromise().limit()));
    }
    List<Limit> all = new ArrayList<>();
    all.add(new Limit("rule:" + p.rule(), limits.perRule()));
    for (String group : p.groups().stream().sorted().toList()) {
      int size = ledger.groupSize(group);
      if (size >= limits.groupFrom()) {
        all.add(new Limit("group:" + group, Math.max(1, (int) (size * limits.groupShare()))));
      }
    }
    p.sources().forEach(s -> all.add(new Limit("source:" + s, limits.perSource())));
    all.add(new Limit("overall", limits.overall()));
    return all;
  }

  private int used(Limit limit, Proposal p) {
    return recent(limit.key(), p).size();
  }

  private List<Long> recent(String key, Proposal p) {
    long from = p.at().minus(limits.window()).toEpochMilli();
    return ledger.window(key).stream().filter(t -> t > from).toList();
  }
}
