package io.portcullis.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one signal leads to. The whole of it is computed from the state before, the signal and the
 * rules: no clock, no I/O, so it can be computed again.
 *
 * @param proposal for the guard, when another standing is wanted than is held or asked for
 * @param withdrawn id of the waiting proposal that is no longer wanted
 * @param escalated points that were given up on now: people must be told
 */
public record Decision(
    State state,
    Standing before,
    List<Finding> opened,
    List<Finding> closed,
    Optional<Proposal> proposal,
    Optional<String> withdrawn,
    List<Action> actions,
    List<Point> escalated) {

  public static Decision decide(State before, Signal signal, Policy policy) {
    State applied = Sessions.passed(Apply.apply(before, signal));
    if (!applied.subject().mergedInto().isEmpty()) {
      return handedOver(before, applied);
    }
    Policy.Evaluation answer = judge(applied, held(before, signal), policy);
    State judged = judged(applied, answer.findings(), policy.observing());
    return acted(before, judged, signal, answer.next());
  }

  /** Who has all of it from now on; empty when the subject stays itself. */
  public String handedTo() {
    return state.subject().mergedInto();
  }

  /** True when these rules see a subject otherwise than it was decided, or want to look earlier. */
  public static boolean outdated(State state, Policy policy) {
    Subject subject = state.subject();
    if (!subject.mergedInto().isEmpty()) {
      return false;
    }
    Policy.Evaluation answer = judge(state, subject.findings(), policy);
    return !Findings.alike(answer.findings(), subject.findings())
        || answer.next().stream()
            .anyMatch(n -> subject.wake().filter(w -> !w.isAfter(n)).isEmpty());
  }

  private static Policy.Evaluation judge(State state, List<Finding> held, Policy policy) {
    Policy.Evaluation answer = policy.evaluate(state.toCase(), state.subject().now());
    Policy.Evaluation scoped =
        policy.scoped(state.subject(), Findings.open(held, answer.findings()));
    Optional<Instant> next =
        Stream.concat(answer.next().stream(), scoped.next().stream())
            .min(Comparator.naturalOrder());
    return new Policy.Evaluation(scoped.findings(), next);
  }

  /** The loser of a merge is a shell: its winner decides from here on, and takes all with it. */
  private static Decision handedOver(State before, State shell) {
    return new Decision(
        shell,
        shell.subject().trust().admitted(),
        List.of(),
        List.of(),
        Optional.empty(),
        before.subject().trust().pending().map(Trust.Pending::proposal),
        List.of(),
        List.of());
  }

  /** What was open before, for what only a person closes. */
  private static List<Finding> held(State before, Signal signal) {
    List<Finding> mine = before.subject().findings();
    return switch (signal.statement()) {
      case Statement.Reinstated r -> List.of();
      case Statement.SubjectAbsorbed a ->
          Stream.concat(mine.stream(), Findings.minus(a.findings(), mine).stream()).toList();
      default -> mine;
    };
  }

  private static State judged(State state, List<Finding> open, boolean observing) {
    Subject subject = state.subject();
    Standing wanted = observing ? subject.trust().admitted() : Findings.wanted(open);
    if (subject.trust().admitted() == Standing.REVOKED) {
      wanted = Standing.REVOKED;
    }
    return state.with(subject.judged(open, subject.wake()).with(subject.trust().wanting(wanted)));
  }

  private static Decision acted(
      State before, State judged, Signal signal, Optional<Instant> ruleWake) {
    Optional<Finding> strongest = Findings.strongest(judged.subject().findings());
    Reconcile.Result reconciled = Reconcile.reconcile(judged, because(before, strongest, signal));
    Optional<Proposal> proposal = proposal(before, judged, signal, strongest);
    Optional<String> withdrawn = withdrawn(judged.subject().trust());
    Subject done =
        judged
            .subject()
            .enforcedAt(reconciled.points())
            .wakingAt(wake(ruleWake, reconciled, judged.subject()));
    if (proposal.isPresent()) {
      done =
          done.with(
              done.trust()
                  .proposed(
                      proposal.get().id(),
                      proposal.get().standing(),
                      proposal.get().cause(),
                      signal.occurredAt()));
    } else if (withdrawn.isPresent()) {
      done = done.with(done.trust().withdrawn());
    }
    List<Finding> had = before.subject().findings();
    List<Finding> have = done.findings();
    return new Decision(
        judged.with(done),
        before.subject().trust().admitted(),
        Findings.minus(have, had),
        Findings.minus(had, have),
        proposal,
        withdrawn,
        reconciled.actions(),
        reconciled.escalated());
  }

  private static Optional<Proposal> proposal(
      State before, State judged, Signal signal, Optional<Finding> strongest) {
    if (!judged.subject().trust().unasked()) {
      return Optional.empty();
    }
    boolean release =
        judged.subject().trust().wanted().compareTo(judged.subject().trust().admitted()) < 0;
    Stream<Finding> basis = release ? before.subject().findings().stream() : strongest.stream();
    List<String> sources = basis.flatMap(f -> f.sources().stream()).distinct().sorted().toList();
    return Optional.of(Proposal.of(judged, signal, strongest, sources));
  }

  /** What waits for people and is no longer wanted is taken back. */
  private static Optional<String> withdrawn(Trust trust) {
    return trust
        .pending()
        .filter(p -> trust.wanted() == trust.admitted() && p.standing() != trust.wanted())
        .map(Trust.Pending::proposal);
  }

  private static Reconcile.Because because(
      State before, Optional<Finding> strongest, Signal signal) {
    return new Reconcile.Because(
        strongest.map(Finding::reasonCode).orElse(ReasonCode.UNSPECIFIED),
        strongest.map(Finding::rule).orElse(""),
        cause(before, signal),
        occurred(before, signal),
        signal.receivedAt());
  }

  /**
   * What the guard let through was asked for because of an earlier signal: that one is the cause.
   */
  static String cause(State before, Signal signal) {
    return answered(before, signal)
        .map(Trust.Pending::cause)
        .filter(c -> !c.isEmpty())
        .orElse(signal.id());
  }

  private static Instant occurred(State before, Signal signal) {
    return answered(before, signal).flatMap(Trust.Pending::occurred).orElse(signal.occurredAt());
  }

  private static Optional<Trust.Pending> answered(State before, Signal signal) {
    boolean answer =
        signal.statement() instanceof Statement.ActionAdmitted
            || signal.statement() instanceof Statement.ActionDowngraded;
    return before.subject().trust().pending().filter(p -> answer);
  }

  private static Optional<Instant> wake(
      Optional<Instant> rules, Reconcile.Result reconciled, Subject subject) {
    List<Instant> moments = new ArrayList<>(Sessions.ends(subject).toList());
    rules.ifPresent(moments::add);
    reconciled.points().forEach(p -> p.due().ifPresent(moments::add));
    return moments.stream().min(Comparator.naturalOrder());
  }

  /** With the moment at which its actions leave, by the wall clock. */
  public Decision leaving(Instant at) {
    return new Decision(
        state,
        before,
        opened,
        closed,
        proposal,
        withdrawn,
        actions.stream().map(a -> a.leaving(at)).toList(),
        escalated);
  }

  public boolean standingChanged() {
    return state.subject().trust().admitted() != before;
  }
}
