package io.portcullis.model;

/**
 * The hub's own workload whose certificates are issued, used and revoked to see that revoking
 * works. Nobody relies on it, so nobody is told of it and no limit counts it.
 */
public final class Canary {
  /** Says what is said about it. With a dot, which the name of a configured source can not have. */
  public static final String SOURCE = "hub.canary";

  public static final Alias NAME = new Alias(AliasType.ARN, SOURCE);

  private Canary() {}

  public static boolean is(Subject subject) {
    return subject.kind() == SubjectKind.WORKLOAD && subject.aliases().contains(NAME);
  }

  /** True when this rests on the word of the canary about itself, and on nothing else. */
  public static boolean asks(Proposal proposal) {
    boolean alone = proposal.sources().stream().allMatch(SOURCE::equals);
    return alone && !proposal.sources().isEmpty() && proposal.aliases().contains(NAME);
  }
}
