package io.portcullis.inventory.exercise;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that is to be done again and again.
 *
 * @param id never changes
 * @param about the key, authority, HSM or access that it is about
 * @param owner who sees to it; empty for nobody
 * @param from when it was first agreed: the first one is due {@code every} later
 * @param every how long after one the next is due
 * @param within how long it may take, such as a recovery time objective
 */
public record Exercise(
    String id,
    Kind kind,
    String about,
    String owner,
    Instant from,
    Duration every,
    Optional<Duration> within) {
  /** Shortest and longest time between two. */
  public static final Duration LEAST = Duration.ofDays(1);

  public static final Duration MOST = Duration.ofDays(3_660);

  /** What is done. */
  public enum Kind {
    /** A backup is restored, to see that it can be. */
    RESTORE,
    /** Custodians come together with their tokens. */
    QUORUM,
    /** One HSM of a group is taken away. */
    FAILOVER,
    /** All of a site is taken away. */
    DISASTER_RECOVERY,
    /** Who may use something is looked through. */
    ACCESS_REVIEW,
    /** Tokens, spares and custodians are counted. */
    CUSTODY_COUNT,
    /** Logs and access are reviewed and signed off. */
    YEARLY_SIGN_OFF
  }

  /**
   * @throws IllegalArgumentException when the time between two is out of bounds, or the time it may
   *     take is none
   */
  public Exercise {
    owner = Objects.requireNonNullElse(owner, "").strip();
    within = Objects.requireNonNullElse(within, Optional.empty());
    if (every.compareTo(LEAST) < 0 || every.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "exercise %s: every %s; from a day to ten years".formatted(id, every));
    }
    if (within.filter(w -> !w.isPositive()).isPresent()) {
      throw new IllegalArgumentException("exercise %s: within no time".formatted(id));
    }
  }
}
