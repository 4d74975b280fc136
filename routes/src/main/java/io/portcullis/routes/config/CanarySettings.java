package io.portcullis.routes.config;

import java.time.Duration;
import java.util.Optional;

/**
 * Certificates that the hub issues, uses and revokes to see that revoking works.
 *
 * @param every from one to the next; left out: none
 * @param limit how long a canary may take from its revocation to each place where it must show, and
 *     before that from its issuance until it can be used
 * @param ca the local CA that issues them; left out: the first
 */
public record CanarySettings(
    Optional<Duration> every, @Default("10s") Duration limit, Optional<String> ca) {
  /** A run takes at most three limits and a little more: it must not meet the next one. */
  private static final int LIMITS = 4;

  public CanarySettings {
    Checks checks =
        new Checks().between(limit, Duration.ofSeconds(1), Duration.ofMinutes(5), "limit");
    every.ifPresent(
        time -> checks.between(time, Duration.ofMinutes(1), Duration.ofDays(1), "every"));
    if (every.isPresent()) {
      boolean room = limit.multipliedBy(LIMITS).compareTo(every.get()) <= 0;
      checks.that(room, "limit", "must be at most a quarter of every");
    }
    checks.end();
  }

  /** True when its CA is one of these; the one that is there without configuration is "local". */
  boolean at(EnforcerSettings enforcers) {
    boolean unnamed = enforcers.ca().isEmpty();
    return ca.isEmpty()
        || (unnamed && ca.get().equals("local"))
        || enforcers.ca().stream().anyMatch(known -> known.name().equals(ca.get()));
  }
}
