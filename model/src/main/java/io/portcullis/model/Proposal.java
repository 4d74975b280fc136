package io.portcullis.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A change of standing that decide asks the guard for.
 *
 * @param id hash of subject, standing and generation; what an approval names
 * @param from the admitted standing it starts from
 * @param rule the finding's rule that requires it most strongly, empty for a release
 * @param sources who said what it rests on; for a release, who must be alive to be believed
 * @param approvals people who must agree before the irreversible part
 * @param ask true when a rule in mode recommend asks people before anything happens
 * @param approval id of a parent's approved proposal, or of a planned change, that this one follows
 *     from, or empty
 * @param cause id of the signal, received at {@code receivedAt}
 * @param reasonCode of the finding that requires it
 * @param quarantines when the subject was quarantined lately, ascending
 * @param tier of a key, as it is declared
 */
public record Proposal(
    String id,
    String subject,
    SubjectKind kind,
    String name,
    Set<String> groups,
    List<Alias> aliases,
    int generation,
    Standing from,
    Standing standing,
    String rule,
    String reason,
    List<String> sources,
    int approvals,
    boolean ask,
    String approval,
    String cause,
    Instant receivedAt,
    Instant at,
    ReasonCode reasonCode,
    List<Instant> quarantines,
    KeyDeclaration.Tier tier) {
  /** The last three are absent in the log, and in what waits, of an earlier release. */
  public Proposal {
    reasonCode = Objects.requireNonNullElse(reasonCode, ReasonCode.UNSPECIFIED);
    quarantines = Objects.requireNonNullElse(quarantines, List.of());
    tier = Objects.requireNonNullElse(tier, KeyDeclaration.Tier.UNKNOWN);
  }

  /** About what is no declared key. */
  public Proposal(
      String id,
      String subject,
      SubjectKind kind,
      String name,
      Set<String> groups,
      List<Alias> aliases,
      int generation,
      Standing from,
      Standing standing,
      String rule,
      String reason,
      List<String> sources,
      int approvals,
      boolean ask,
      String approval,
      String cause,
      Instant receivedAt,
      Instant at,
      ReasonCode reasonCode,
      List<Instant> quarantines) {
    this(
        id,
        subject,
        kind,
        name,
        groups,
        aliases,
        generation,
        from,
        standing,
        rule,
        reason,
        sources,
        approvals,
        ask,
        approval,
        cause,
        receivedAt,
        at,
        reasonCode,
        quarantines,
        KeyDeclaration.Tier.UNKNOWN);
  }

  static Proposal of(State state, Signal cause, Optional<Finding> strongest, List<String> sources) {
    Subject s = state.subject();
    int generation = s.trust().generation() + 1;
    Standing wanted = s.trust().wanted();
    return new Proposal(
        Ids.of("prp", s.id(), wanted.name(), Integer.toString(generation)),
        s.id(),
        s.kind(),
        s.name(),
        s.groups(),
        s.aliases(),
        generation,
        s.trust().admitted(),
        wanted,
        strongest.map(Finding::rule).orElse(""),
        strongest.map(Finding::reason).orElse("nothing is held against it any more"),
        sources,
        strongest.map(Finding::approvals).orElse(0),
        strongest.filter(f -> f.mode() == Mode.RECOMMEND).isPresent(),
        approval(s),
        cause.id(),
        cause.receivedAt(),
        s.now(),
        strongest.map(Finding::reasonCode).orElse(ReasonCode.UNSPECIFIED),
        s.facts().repeats().stream().flatMap(r -> r.times().stream()).toList(),
        s.facts().declared().tier());
  }

  /** The same, as what follows from something that people agreed to. */
  public Proposal under(String agreed) {
    return new Proposal(
        id,
        subject,
        kind,
        name,
        groups,
        aliases,
        generation,
        from,
        standing,
        rule,
        reason,
        sources,
        approvals,
        ask,
        agreed,
        cause,
        receivedAt,
        at,
        reasonCode,
        quarantines,
        tier);
  }

  private static String approval(Subject subject) {
    return subject.facts().parents().stream()
        .map(Facts.Parent::approval)
        .filter(a -> !a.isEmpty())
        .findFirst()
        .orElse("");
  }

  public boolean release() {
    return standing.compareTo(from) < 0;
  }
}
