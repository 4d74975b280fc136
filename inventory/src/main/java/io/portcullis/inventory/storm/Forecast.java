package io.portcullis.inventory.storm;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Renewals per day, in UTC.
 *
 * @param certificates how many were counted
 * @param waiting of them, those whose window is open already: they come on top, whenever somebody
 *     renews them, and their successors are counted as if it were on the first day
 * @param series by assumed lives and authority
 * @param limits as they were asked for
 * @param crossings by assumed lives, limit and day
 */
public record Forecast(
    LocalDate first,
    int days,
    long certificates,
    long waiting,
    List<Series> series,
    List<Limit> limits,
    List<Crossing> crossings) {
  public Forecast {
    series = List.copyOf(series);
    limits = List.copyOf(limits);
    crossings = List.copyOf(crossings);
  }

  public LocalDate day(int index) {
    return first.plusDays(index);
  }

  /** All authorities together. */
  public long[] total(Lives lives) {
    return sum(days, series.stream().filter(s -> s.lives() == lives).toList());
  }

  static long[] sum(int days, Collection<Series> series) {
    long[] sum = new long[days];
    series.forEach(s -> Arrays.setAll(sum, d -> sum[d] + s.perDay().get(d)));
    return sum;
  }
}
