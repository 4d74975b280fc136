package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A certificate whose authority has to ask the hub before it issues, and the answer that fits it.
 *
 * @param certificate {@link Certificate#id}
 * @param authority canonical name of its issuer
 * @param spki SHA-256 of its public key, or empty
 * @param since when it was issued, as far as its authority tells: the time of the record, or its
 *     own beginning when that lies more than {@link #BACKDATED} before
 * @param told time of the record
 * @param answer the nearest one of those that fit
 * @param accepted true once a person took its holder back
 */
public record Issued(
    String source,
    String certificate,
    String authority,
    String spki,
    Instant since,
    Instant told,
    Optional<IssuanceAnswer> answer,
    boolean accepted,
    boolean weak)
    implements Fact {
  /** So far authorities date certificates back; an hour is usual. */
  static final Duration BACKDATED = Duration.ofHours(1);

  /** So far the clock of an authority may be behind the hub's. */
  static final Duration SKEW = Duration.ofMinutes(5);

  static Issued of(Certificate certificate, Signal signal) {
    Instant told = signal.occurredAt();
    Instant begin = certificate.notBefore();
    boolean late = begin.plus(BACKDATED).isBefore(told);
    return new Issued(
        signal.source(),
        certificate.id(),
        DistinguishedName.canonical(certificate.issuer()),
        certificate.spki(),
        late ? begin : told,
        told,
        Optional.empty(),
        false,
        signal.weak());
  }

  /** The same, when that answer fits better than the one that is known. */
  Issued considering(IssuanceAnswer other) {
    boolean better = fits(other) && answer.filter(known -> !nearer(other, known)).isEmpty();
    return better ? with(Optional.of(other), accepted) : this;
  }

  /** A list may show it again, and that is no news then. */
  Issued whenTakenBack() {
    return with(answer, true);
  }

  private Issued with(Optional<IssuanceAnswer> found, boolean byAPerson) {
    return new Issued(source, certificate, authority, spki, since, told, found, byAPerson, weak);
  }

  /** About the same key; where the question named none, about the same subject at the time. */
  private boolean fits(IssuanceAnswer other) {
    boolean sameKey = spki.isEmpty() || other.spki().isEmpty() || spki.equals(other.spki());
    return sameKey
        && authority.equals(other.authority())
        && !other.since().isAfter(told.plus(SKEW));
  }

  /** An answer about the very key comes before one that named none; of two as near, the no. */
  private boolean nearer(IssuanceAnswer other, IssuanceAnswer known) {
    if (other.spki().isEmpty() != known.spki().isEmpty()) {
      return known.spki().isEmpty();
    }
    int nearness = apart(other).compareTo(apart(known));
    return nearness < 0 || (nearness == 0 && !other.allowed());
  }

  private Duration apart(IssuanceAnswer other) {
    return Duration.between(other.since(), since).abs();
  }

  /**
   * Whether nobody said yes to it.
   *
   * @param before how long before it was issued a yes may lie
   */
  public boolean unanswered(Duration before) {
    return !accepted
        && answer.filter(a -> a.allowed() && !a.since().isBefore(since.minus(before))).isEmpty();
  }

  @Override
  public String describe() {
    return "certificate %s was issued at %s, %s"
        .formatted(
            certificate, since, answer.map(IssuanceAnswer::describe).orElse("and nobody asked"));
  }
}
