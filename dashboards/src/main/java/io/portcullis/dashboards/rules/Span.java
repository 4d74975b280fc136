package io.portcullis.dashboards.rules;

import java.time.Duration;

/**
 * A time as Kibana takes it: a number and one unit, the largest that fits.
 *
 * @param unit s, m, h or d
 */
record Span(long number, String unit) {
  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  static Span of(Duration time) {
    long seconds = time.toSeconds();
    if (seconds % DAY == 0) {
      return new Span(seconds / DAY, "d");
    }
    if (seconds % HOUR == 0) {
      return new Span(seconds / HOUR, "h");
    }
    return seconds % MINUTE == 0 ? new Span(seconds / MINUTE, "m") : new Span(seconds, "s");
  }

  @Override
  public String toString() {
    return number + unit;
  }
}
