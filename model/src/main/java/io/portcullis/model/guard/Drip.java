package io.portcullis.model.guard;

import java.time.Instant;
import java.util.List;

import io.portcullis.model.Proposal;
import io.portcullis.model.guard.Waiting.Hold;

/**
 * What happens as time passes: what waited for something that is over goes out again, a few at a
 * time so that a long wait does not end in a flood, and what nobody answered expires.
 */
final class Drip {
  private final Guard guard;
  private final Ledger ledger;
  private final Limits limits;
  private final Plans plans;

  Drip(Guard guard, Ledger ledger, Limits limits, Plans plans) {
    this.guard = guard;
    this.ledger = ledger;
    this.limits = limits;
    this.plans = plans;
  }

  void tick(Instant at) {
    plans.passed(at);
    List<Waiting> all = ledger.waiting();
    all.stream().filter(w -> unanswered(w, at)).forEach(w -> expire(w, at));
    if (!ledger.control().stopped()) {
      all.stream()
          .filter(w -> !unanswered(w, at) && over(w, at))
          .limit(limits.drip())
          .forEach(this::letGo);
    }
  }

  /**
   * Only people can fail to answer: what waits for a resume or a source waits as long as that, and
   * a release is not forgotten because nobody looked.
   */
  private static boolean unanswered(Waiting w, Instant at) {
    boolean release = w.proposal().filter(Proposal::release).isPresent();
    boolean people = w.hold() != Hold.TRIPPED && !release;
    return people && w.needed() > 0 && !w.expires().isAfter(at);
  }

  private boolean over(Waiting w, Instant at) {
    return switch (w.hold()) {
      case STOP -> true;
      case BREAKER -> ledger.waiting(Breakers.id(w.breaker())).isEmpty();
      case SOURCE ->
          w.proposal().stream()
              .flatMap(p -> p.sources().stream())
              .noneMatch(s -> ledger.silent(s).isPresent());
      case DAMPED -> !w.expires().isAfter(at);
      case PEOPLE, NEVER_TOUCH, TRIPPED, PLANNED -> false;
    };
  }

  /** A breaker's were agreed to as a whole; the others are judged again from the start. */
  private void letGo(Waiting w) {
    ledger.remove(w.id());
    Proposal proposal = w.proposal().orElseThrow();
    if (w.hold() == Hold.BREAKER) {
      guard.unlimited(proposal);
    } else {
      guard.admit(proposal);
    }
  }

  private void expire(Waiting w, Instant at) {
    if (w.proposal().isPresent()) {
      guard.refuse(w.id(), w.generation(), w.subject(), w.kind(), "nobody answered in time", at);
    } else {
      ledger.remove(w.id());
      guard.note("expired", w.id(), w.subject(), "", "nobody answered in time", at);
    }
  }
}
