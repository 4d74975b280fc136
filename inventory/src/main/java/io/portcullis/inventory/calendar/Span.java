package io.portcullis.inventory.calendar;

import java.time.Instant;

/** From a moment until before another. */
public record Span(Instant from, Instant until) {
  /**
   * @throws IllegalArgumentException when it ends before it begins, or at once
   */
  public Span {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("ends at %s and begins at %s".formatted(until, from));
    }
  }

  public boolean contains(Instant moment) {
    return !moment.isBefore(from) && moment.isBefore(until);
  }
}
