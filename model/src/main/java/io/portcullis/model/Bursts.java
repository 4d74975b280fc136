package io.portcullis.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Whether so many of some ascending times lie within a span. */
final class Bursts {
  private Bursts() {}

  /**
   * When the newest burst became one; the end of time when there was none.
   *
   * @param many from 1 on
   */
  static Instant at(List<Instant> times, long many, Duration within) {
    int at = last(times, many, within);
    if (at < 0) {
      return Instant.MAX;
    }
    while (at > 0 && full(times, at - 1, many, within)) {
      at--;
    }
    return times.get(at);
  }

  /** Place of the newest time that ends a burst, -1 when none does. */
  static int last(List<Instant> times, long many, Duration within) {
    int at = times.size() - 1;
    while (at >= 0 && !full(times, at, many, within)) {
      at--;
    }
    return at;
  }

  private static boolean full(List<Instant> times, int at, long many, Duration within) {
    long first = at - many + 1;
    return first >= 0 && !times.get((int) first).plus(within).isBefore(times.get(at));
  }
}
