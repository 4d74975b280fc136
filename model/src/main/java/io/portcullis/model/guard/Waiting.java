package io.portcullis.model.guard;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.portcullis.model.Proposal;
import io.portcullis.model.Standing;
import io.portcullis.model.SubjectKind;

/**
 * Something that did not go out, and what it waits for.
 *
 * @param id what people name it by
 * @param breaker key of the breaker that holds it, or empty
 * @param needed people who must agree, 0 when it waits for no person
 * @param requester who asked for it and may not agree to it; "hub" for a rule
 * @param proposal absent for a reinstatement, a planned change and a breaker itself
 * @param witnesses people who attested to it and do not count, at most {@link #MAX_WITNESSES}
 * @param planned the change that was announced, where it is one
 */
public record Waiting(
    String id,
    int generation,
    Hold hold,
    String breaker,
    String subject,
    SubjectKind kind,
    String name,
    Standing wanted,
    String rule,
    String reason,
    int needed,
    String requester,
    List<String> approvers,
    Instant since,
    Instant expires,
    Optional<Proposal> proposal,
    List<String> witnesses,
    Optional<Planned> planned) {
  static final int MAX_WITNESSES = 8;

  /** The last two are absent in the store of an earlier release. */
  public Waiting {
    witnesses = Objects.requireNonNullElse(witnesses, List.of());
    planned = Objects.requireNonNullElse(planned, Optional.empty());
  }

  /** Of what nobody attested to, and nobody planned. */
  public Waiting(
      String id,
      int generation,
      Hold hold,
      String breaker,
      String subject,
      SubjectKind kind,
      String name,
      Standing wanted,
      String rule,
      String reason,
      int needed,
      String requester,
      List<String> approvers,
      Instant since,
      Instant expires,
      Optional<Proposal> proposal) {
    this(
        id,
        generation,
        hold,
        breaker,
        subject,
        kind,
        name,
        wanted,
        rule,
        reason,
        needed,
        requester,
        approvers,
        since,
        expires,
        proposal,
        List.of(),
        Optional.empty());
  }

  public enum Hold {
    /** A rule, or a person's request, that asks people first. */
    PEOPLE,
    BREAKER,
    STOP,
    /** A release whose source is silent, or whose records are not whole. */
    SOURCE,
    NEVER_TOUCH,
    /** The breaker itself: agreeing to it lets out all that it holds. */
    TRIPPED,
    /** A release of a subject that flaps; it goes when its time has come. */
    DAMPED,
    /** A mass change that was announced; agreeing to it opens its window. */
    PLANNED
  }

  static Waiting of(Proposal p, Hold hold, String breaker, int needed, String why, Limits limits) {
    return new Waiting(
        p.id(),
        p.generation(),
        hold,
        breaker,
        p.subject(),
        p.kind(),
        p.name(),
        p.standing(),
        p.rule(),
        why,
        needed,
        "hub",
        List.of(),
        p.at(),
        p.at().plus(limits.expiry()),
        Optional.of(p));
  }

  Waiting approvedBy(String person) {
    return with(Stream.concat(approvers.stream(), Stream.of(person)).toList(), witnesses, expires);
  }

  Waiting witnessedBy(String person) {
    return with(approvers, Stream.concat(witnesses.stream(), Stream.of(person)).toList(), expires);
  }

  Waiting until(Instant end) {
    return with(approvers, witnesses, end);
  }

  private Waiting with(List<String> agreed, List<String> attested, Instant end) {
    return new Waiting(
        id,
        generation,
        hold,
        breaker,
        subject,
        kind,
        name,
        wanted,
        rule,
        reason,
        needed,
        requester,
        agreed,
        since,
        end,
        proposal,
        attested,
        planned);
  }

  boolean complete() {
    return approvers.size() >= needed;
  }
}
