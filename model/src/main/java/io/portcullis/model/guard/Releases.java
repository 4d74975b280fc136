package io.portcullis.model.guard;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

import io.portcullis.model.Proposal;
import io.portcullis.model.guard.Waiting.Hold;

/** What a release has to wait for: the sources it rests on, and a subject that flaps. */
final class Releases {
  private final Limits limits;
  private final Ledger ledger;

  Releases(Limits limits, Ledger ledger) {
    this.limits = limits;
    this.ledger = ledger;
  }

  /** Why it waits, for how many people, and until when where time ends it. */
  record Wait(Hold hold, int people, String why, Optional<Instant> until) {}

  Optional<Wait> waits(Proposal p, Instant now) {
    String doubts =
        p.sources().stream()
            .flatMap(s -> ledger.silent(s).map(w -> "source " + s + ": " + w).stream())
            .collect(Collectors.joining("; "));
    if (!doubts.isEmpty()) {
      return Optional.of(
          new Wait(
              Hold.SOURCE,
              limits.approvals(),
              "a release has to wait: " + doubts,
              Optional.empty()));
    }
    return damped(p, now);
  }

  private Optional<Wait> damped(Proposal p, Instant now) {
    Limits.Damping damping = limits.damping();
    Instant until = p.at().plus(damping.hold());
    Instant from = p.at().minus(damping.window());
    long times = p.quarantines().stream().filter(t -> t.isAfter(from)).count();
    return times < damping.times() || !until.isAfter(now)
        ? Optional.empty()
        : Optional.of(
            new Wait(
                Hold.DAMPED,
                1,
                "quarantined %d times within %s: released at %s"
                    .formatted(times, damping.window(), until),
                Optional.of(until)));
  }
}
