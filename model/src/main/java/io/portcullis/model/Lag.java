package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The newest record that a source sent is old on its arrival, or bears a time that is still to
 * come. Measured in {@link #STEPS}, so that it changes seldom.
 *
 * @param by at least so much
 * @param since when it was first so much, without a pause until now
 */
public record Lag(String source, Direction direction, Duration by, Instant since) implements Fact {
  /** Ascending; less than the first counts as none. */
  public static final List<Duration> STEPS =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(2),
          Duration.ofMinutes(5),
          Duration.ofMinutes(10),
          Duration.ofMinutes(15),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(4),
          Duration.ofHours(8),
          Duration.ofHours(12),
          Duration.ofDays(1),
          Duration.ofDays(2),
          Duration.ofDays(7));

  /** Of the records' times, as seen from the hub. */
  public enum Direction {
    BEHIND,
    AHEAD
  }

  /**
   * The largest step that is not larger than this; zero below the first, and for less than none.
   */
  public static Duration step(Duration measured) {
    return STEPS.stream()
        .filter(s -> s.compareTo(measured) <= 0)
        .reduce((a, b) -> b)
        .orElse(Duration.ZERO);
  }

  @Override
  public boolean weak() {
    return false;
  }

  @Override
  public String describe() {
    return "records of " + source + " are at least " + by + " " + word() + " since " + since;
  }

  private String word() {
    return direction == Direction.BEHIND ? "old on arrival" : "ahead of the hub's clock";
  }
}
