package io.portcullis.bench;

import java.util.Arrays;

/** Percentiles by nearest rank: each is a time that was really measured. */
public final class Percentiles {
  private final long[] sorted;

  /**
   * @throws IllegalArgumentException when there is nothing to rank
   */
  public Percentiles(long[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no values");
    }
    sorted = values.clone();
    Arrays.sort(sorted);
  }

  /**
   * The smallest value that at least so many percent of all values do not pass.
   *
   * @param percent above 0, at most 100
   */
  public long at(double percent) {
    if (!(percent > 0 && percent <= 100)) {
      throw new IllegalArgumentException("percent: must be above 0 and at most 100: " + percent);
    }
    int rank = (int) Math.ceil(percent / 100 * sorted.length);
    return sorted[Math.max(rank, 1) - 1];
  }

  /** Of nanoseconds, in milliseconds. */
  public double millis(double percent) {
    return at(percent) / 1e6;
  }

  public int count() {
    return sorted.length;
  }
}
