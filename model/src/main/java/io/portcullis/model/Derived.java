package io.portcullis.model;

import java.time.Instant;
import java.util.Optional;

/** What the hub says to a subject because of what it decided before, or because time passed. */
public final class Derived {
  private Derived() {}

  /** The id makes a repetition harmless. */
  public static Signal wakeUp(String subject, SubjectKind kind, Instant dueAt, Instant now) {
    return Signal.derived(
        Ids.of("sig", "wake", subject, dueAt.toString()),
        "timers",
        now,
        kind,
        subject,
        new Statement.WakeUp(dueAt));
  }

  /**
   * The signal as it goes on to another subject, which decides about it; empty when it is this
   * one's own. What is for one that turned out to be another goes to that one. Of two that are one
   * the lesser id stays, whoever heard of it first: so merges on two hubs at a time never lead in a
   * circle.
   */
  public static Optional<Signal> passedOn(Subject subject, Signal signal) {
    if (!subject.mergedInto().isEmpty()) {
      return Optional.of(signal.resolved(subject.mergedInto(), signal.weak()));
    }
    return signal.statement() instanceof Statement.SubjectMerged merged
            && merged.winner().compareTo(subject.id()) > 0
        ? Optional.of(merged(signal.kind(), signal.receivedAt(), merged.winner(), subject.id()))
        : Optional.empty();
  }

  /** These two names mean one; both are strong. */
  public static Signal merged(SubjectKind kind, Instant at, String loser, String winner) {
    return Signal.derived(
        Ids.of("sig", "merge", loser, winner),
        "resolve",
        at,
        kind,
        loser,
        new Statement.SubjectMerged(winner));
  }

  /** The loser of a merge gives what it knew to the winner. */
  public static Signal absorbed(State loser, Signal merged, String winner) {
    return Signal.derived(
        merged.id() + "-absorbed",
        "decide",
        merged.receivedAt(),
        merged.kind(),
        winner,
        Statement.SubjectAbsorbed.of(loser));
  }
}
