package io.portcullis.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * What befell a parent, for its children.
 *
 * @param rule that required it most strongly, or empty
 * @param approval id of the parent's approved proposal, or empty
 * @param cause id of the signal by which it came
 */
public record News(
    String parent,
    SubjectKind kind,
    Standing standing,
    String rule,
    ReasonCode reason,
    String approval,
    String cause) {
  private static final Comparator<Finding> STRENGTH =
      Comparator.comparing(Finding::standing).thenComparing(Finding::severity);

  /** Of a decision that changed the parent's standing. */
  public static News of(Signal signal, Decision decision) {
    return of(decision.state().subject(), signal, approval(signal), STRENGTH);
  }

  /** For a child that the parent has from now on. */
  public static News of(Subject parent, Signal signal) {
    return of(parent, signal, "", Comparator.comparing(Finding::standing));
  }

  /** For a child that it has no longer: nothing that befalls the parent concerns it. */
  public static News free(Subject parent, Signal signal) {
    return new News(
        parent.id(), parent.kind(), Standing.GOOD, "", ReasonCode.UNSPECIFIED, "", signal.id());
  }

  /** As the signal that the child hears. */
  public Signal along(Edge edge, Instant at) {
    Statement changed =
        new Statement.ParentChanged(
            parent, kind, edge.type(), standing, rule, reason, approval, edge.weak());
    String id = Ids.of("sig", "parent", parent, edge.child(), cause);
    return Signal.derived(id, "decide", at, edge.kind(), edge.child(), changed);
  }

  private static News of(
      Subject parent, Signal signal, String approval, Comparator<Finding> order) {
    Optional<Finding> why = parent.findings().stream().max(order);
    return new News(
        parent.id(),
        parent.kind(),
        parent.trust().admitted(),
        why.map(Finding::rule).orElse(""),
        why.map(Finding::reasonCode).orElse(ReasonCode.UNSPECIFIED),
        approval,
        signal.id());
  }

  private static String approval(Signal signal) {
    return switch (signal.statement()) {
      case Statement.ActionAdmitted a -> a.approval();
      case Statement.ActionDowngraded d -> d.approval();
      default -> "";
    };
  }
}
