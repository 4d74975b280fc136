package io.portcullis.routes.duty;

import java.time.Duration;

/** How long to leave alone what has failed: 1, 2, 4 ... seconds, at most 15 minutes. */
public final class Backoff {
  public static final Duration LONGEST = Duration.ofMinutes(15);
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final int MAX_DOUBLINGS = 10;

  private Backoff() {}

  /**
   * @param failures in a row, at least one
   */
  public static Duration after(int failures) {
    return bounded(FIRST.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS)));
  }

  /** What somebody else asks for, within the same bounds. */
  public static Duration bounded(Duration wait) {
    if (wait.compareTo(FIRST) < 0) {
      return FIRST;
    }
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
