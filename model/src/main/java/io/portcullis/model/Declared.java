package io.portcullis.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What people declare, or systems that keep account of people's duties: facts that no event
 * changes.
 *
 * @param keys at most {@link #SOURCES}, for each source one
 * @param ceremonies at most {@link Ceremony#MAX}
 * @param reviews at most {@link AccessReview#MAX}
 */
public record Declared(
    List<DeclaredKey> keys, List<Ceremony> ceremonies, List<AccessReview> reviews) {
  static final int SOURCES = 8;

  public static final Declared NONE = new Declared(List.of(), List.of(), List.of());

  /** Those that were said longest ago give way. */
  public Declared {
    keys = Keep.bounded(Objects.requireNonNullElse(keys, List.of()), SOURCES);
    ceremonies = Keep.bounded(Objects.requireNonNullElse(ceremonies, List.of()), Ceremony.MAX);
    reviews = Keep.bounded(Objects.requireNonNullElse(reviews, List.of()), AccessReview.MAX);
  }

  void addTo(List<Fact> all) {
    all.addAll(keys);
    all.addAll(ceremonies);
    all.addAll(reviews);
  }

  /** The highest that anybody declares: where two disagree, the more careful one is believed. */
  public KeyDeclaration.Tier tier() {
    Optional<KeyDeclaration.Tier> highest =
        keys.stream().map(k -> k.declaration().tier()).min(KeyDeclaration.Tier::compareTo);
    return highest.orElse(KeyDeclaration.Tier.UNKNOWN);
  }

  Declared withKeys(List<DeclaredKey> changed) {
    return new Declared(changed, ceremonies, reviews);
  }

  Declared withCeremonies(List<Ceremony> changed) {
    return new Declared(keys, changed, reviews);
  }

  Declared withReviews(List<AccessReview> changed) {
    return new Declared(keys, ceremonies, changed);
  }
}
