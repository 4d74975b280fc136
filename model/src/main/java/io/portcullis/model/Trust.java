package io.portcullis.model;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a subject stands.
 *
 * @param wanted the strongest that any open finding requires
 * @param admitted what the guard let through; the only one that is acted on
 * @param generation counts the proposals made, so that an answer to an old one is told apart
 * @param pending the proposal that the guard has not answered for good
 * @param declined what people said no to; not proposed again until something else is wanted
 */
public record Trust(
    Standing wanted,
    Standing admitted,
    int generation,
    Optional<Pending> pending,
    Optional<Standing> declined) {
  public static final Trust FRESH =
      new Trust(Standing.GOOD, Standing.GOOD, 0, Optional.empty(), Optional.empty());

  /**
   * @param proposal its id
   * @param held true when the guard said that it waits for people
   * @param approvals how many people must agree
   * @param cause id of the signal it was proposed for; empty in state of before it was kept
   * @param occurred when that happened, as its source says; empty in such state, too
   */
  public record Pending(
      String proposal,
      Standing standing,
      boolean held,
      int approvals,
      String cause,
      Optional<Instant> occurred) {
    public Pending {
      cause = cause == null ? "" : cause;
      occurred = occurred == null ? Optional.empty() : occurred;
    }
  }

  public Trust wanting(Standing standing) {
    return new Trust(standing, admitted, generation, pending, declined.filter(r -> r == standing));
  }

  public Trust proposed(String proposal, Standing standing, String cause, Instant occurred) {
    return new Trust(
        wanted,
        admitted,
        generation + 1,
        Optional.of(new Pending(proposal, standing, false, 0, cause, Optional.of(occurred))),
        Optional.empty());
  }

  public Trust admitted(Standing standing) {
    return new Trust(wanted, standing, generation, Optional.empty(), Optional.empty());
  }

  /** Two subjects are one: the guard let through the stronger standing for it. */
  Trust atLeast(Standing standing) {
    return new Trust(wanted, admitted.max(standing), generation, pending, declined);
  }

  /** {@code standing} holds now, the rest of the proposal waits. */
  public Trust held(Standing standing, int approvals) {
    Optional<Pending> waiting = pending.map(p -> waiting(p, approvals));
    return new Trust(wanted, standing, generation, waiting, declined);
  }

  private static Pending waiting(Pending p, int approvals) {
    return new Pending(p.proposal(), p.standing(), true, approvals, p.cause(), p.occurred());
  }

  public Trust withdrawn() {
    return new Trust(wanted, admitted, generation, Optional.empty(), Optional.empty());
  }

  public Trust refused() {
    return new Trust(
        wanted, admitted, generation, Optional.empty(), pending.map(Pending::standing));
  }

  /** True when the guard's answer is about the proposal that is still open. */
  public boolean awaits(String proposal) {
    return pending.filter(p -> p.proposal().equals(proposal)).isPresent();
  }

  /** True when the guard must be asked: what is wanted is not held, not asked for, not refused. */
  public boolean unasked() {
    return wanted != admitted
        && pending.filter(p -> p.standing() == wanted).isEmpty()
        && declined.filter(r -> r == wanted).isEmpty();
  }
}
