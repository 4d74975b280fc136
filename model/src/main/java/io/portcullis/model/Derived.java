package io.portcullis.model;

import java.time.Instant;

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
