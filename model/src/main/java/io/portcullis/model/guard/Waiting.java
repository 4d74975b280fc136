package io.portcullis.model.guard;

import java.time.Instant;
import java.util.List;
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
 * @param proposal absent for a reinstatement and for a breaker itself
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
    Optional<Proposal> proposal) {

  public enum Hold {
    /** A rule, or a person's request, that asks people first. */
    PEOPLE,
    BREAKER,
    STOP,
    /** A release whose source is silent, or whose records are not whole. */
    SOURCE,
    NEVER_TOUCH,
    /** The breaker itself: agreeing to it lets out all that it holds. */
    TRIPPED
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
        Stream.concat(approvers.stream(), Stream.of(person)).toList(),
        since,
        expires,
        proposal);
  }

  boolean complete() {
    return approvers.size() >= needed;
  }
}
