package io.portcullis.inventory.exercise;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How long a key that is out of use, or its backup, is kept.
 *
 * @param from since when it is out of use
 * @param least how long it has to be kept; none while nobody said so
 * @param most when it has to be gone, if it has to
 * @param holds at most {@link #MOST}
 */
public record Retention(Instant from, Duration least, Optional<Duration> most, List<Hold> holds) {
  /** Most legal holds. */
  public static final int MOST = 64;

  /** Of what nobody said anything of. */
  public static final Retention UNSAID =
      new Retention(Instant.EPOCH, Duration.ZERO, Optional.empty(), List.of());

  /**
   * @throws IllegalArgumentException when it has to be gone before it may be, or holds are too many
   */
  public Retention {
    most = Objects.requireNonNullElse(most, Optional.empty());
    holds = List.copyOf(Objects.requireNonNullElse(holds, List.of()));
    if (least.isNegative() || most.filter(m -> m.compareTo(least) < 0).isPresent()) {
      throw new IllegalArgumentException("retention: gone before it may be");
    }
    if (holds.size() > MOST) {
      throw new IllegalArgumentException("retention: more than " + MOST + " legal holds");
    }
  }

  /** Whether somebody said how long it is kept; a legal hold does not say so. */
  public boolean said() {
    return least.isPositive();
  }

  /** What speaks against destroying it, in words; nothing when it may be. */
  public List<String> against(Instant now) {
    List<String> against = new ArrayList<>();
    if (!said()) {
      against.add("nobody said how long this key is kept; do so first: retention set");
    }
    against.addAll(keeping(now));
    return List.copyOf(against);
  }

  private List<String> keeping(Instant now) {
    List<String> against = new ArrayList<>();
    Instant end = from.plus(least);
    if (now.isBefore(end)) {
      against.add("kept until " + end);
    }
    holds.stream()
        .filter(h -> h.holdsAt(now))
        .forEach(h -> against.add("legal hold \"%s\" by %s".formatted(h.name(), h.by())));
    return against;
  }

  /** Whether it should be gone by now; a legal hold excuses it. */
  public boolean keptTooLong(Instant now) {
    return most.filter(m -> !now.isBefore(from.plus(m))).isPresent() && keeping(now).isEmpty();
  }
}
