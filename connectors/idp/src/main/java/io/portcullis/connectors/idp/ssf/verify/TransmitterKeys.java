package io.portcullis.connectors.idp.ssf.verify;

import java.io.IOException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;

/**
 * The public keys of a transmitter (JWK set, RFC 7517), kept for a while. A key that is not among
 * them makes the hub look again, so that a new one is known with the first token it signs.
 */
public final class TransmitterKeys {
  /** They are fetched anew after this. */
  static final Duration KEPT = Duration.ofHours(1);

  /** However many tokens name unknown keys, they are not fetched more often. */
  static final Duration LEAST = Duration.ofMinutes(1);

  /** A key that was withdrawn must not be believed for ever because its place does not answer. */
  static final Duration BELIEVED = Duration.ofDays(1);

  /** More keys of a set are not looked at. */
  private static final int MOST_KEYS = 64;

  private final KeyPlace place;
  private final Clock clock;
  private List<JWK> keys = List.of();
  private Instant fetched = Instant.MIN;
  private Instant tried = Instant.MIN;

  public TransmitterKeys(KeyPlace place, Clock clock) {
    this.place = place;
    this.clock = clock;
  }

  /** None fits for certain (an empty list), or it can not be told now (empty). */
  synchronized Optional<List<JWK>> fitting(Predicate<JWK> fits) {
    Instant now = clock.instant();
    if (!fetched.plus(KEPT).isAfter(now)) {
      fetch(now);
    }
    if (matches(fits).isEmpty()) {
      fetch(now);
    }
    List<JWK> found = matches(fits);
    boolean believed = found.isEmpty() ? fetched.equals(now) : fetched.plus(BELIEVED).isAfter(now);
    return believed ? Optional.of(found) : Optional.empty();
  }

  private List<JWK> matches(Predicate<JWK> fits) {
    return keys.stream().filter(fits).toList();
  }

  private void fetch(Instant now) {
    if (tried.plus(LEAST).isAfter(now)) {
      return;
    }
    tried = now;
    try {
      keys = JWKSet.parse(place.read()).getKeys().stream().limit(MOST_KEYS).toList();
      fetched = now;
    } catch (IOException | ParseException | IllegalArgumentException e) {
      // What was known goes on being believed, for a day at most.
      return;
    }
  }
}
