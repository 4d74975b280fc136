package io.portcullis.model.guard;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;

import io.portcullis.model.Proposal;
import io.portcullis.model.SubjectKind;

/** What reaches the guard, in one order. */
public sealed interface GuardInput {
  Instant at();

  record Proposed(Proposal proposal) implements GuardInput {
    @Override
    public Instant at() {
      return proposal.at();
    }
  }

  /** The subject no longer wants what waits under this id. */
  record Withdrawn(String subject, SubjectKind kind, String proposal, Instant at)
      implements GuardInput {}

  /**
   * A person's word on what waits.
   *
   * @param id of a proposal, a reinstatement or a breaker
   * @param generation the one the person saw; another one makes the word void
   */
  record Approval(
      String id, int generation, String person, boolean approve, String reason, Instant at)
      implements GuardInput {}

  /**
   * A person attests to what waits, and neither agrees nor disagrees.
   *
   * @param id and {@code generation}: as in {@link Approval}
   */
  record Witnessed(String id, int generation, String person, String reason, Instant at)
      implements GuardInput {}

  /** A person announces a mass change; another person has to agree. */
  record Plan(Planned planned, Instant at) implements GuardInput {}

  /** It is off, whether somebody agreed to it or not. */
  record PlanCancelled(String id, String person, String reason, Instant at) implements GuardInput {}

  /** Nothing goes out any more. */
  record Stop(String person, String reason, Instant at) implements GuardInput {}

  record Resume(String person, String reason, Instant at) implements GuardInput {}

  /** A person asks to take a subject back; another person has to agree. */
  record Reinstatement(
      String id, String subject, SubjectKind kind, String person, String reason, Instant at)
      implements GuardInput {}

  /**
   * A source fell silent, or its records are not whole; or it is sound again.
   *
   * @param silent true while what it said is not to be relied on
   * @param why for people: what is held against it and since when
   */
  record SourceHeard(String source, boolean silent, String why, Instant at) implements GuardInput {
    /** {@code why} is absent in the log of an earlier release. */
    public SourceHeard {
      why = Objects.requireNonNullElse(why, "");
    }
  }

  /** A subject's groups changed: their sizes are what shares are taken of. */
  record Enrolled(String subject, Set<String> joined, Set<String> left, Instant at)
      implements GuardInput {}

  /** Time has passed: what waits may expire, what was resumed drips out. */
  record Tick(Instant at) implements GuardInput {}
}
