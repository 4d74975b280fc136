package io.portcullis.inventory.storm;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
  /** Most days over a limit that a narrowed forecast names. */
  public static final int MOST_CROSSINGS = 10_000;

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

  /**
   * With so many authorities at most, those with the most renewals; the others are summed up. Of
   * the days over a limit it names the first {@link #MOST_CROSSINGS}.
   */
  public Forecast narrowed(int most) {
    Map<String, Long> busy = new HashMap<>();
    series.forEach(
        s -> busy.merge(s.authority(), s.perDay().stream().mapToLong(n -> n).sum(), Long::sum));
    Set<String> kept =
        busy.keySet().stream()
            .filter(a -> !a.equals(Storm.OTHERS))
            .sorted(Comparator.<String, Long>comparing(busy::get).reversed().thenComparing(a -> a))
            .limit(busy.size() > most ? most - 1L : most)
            .collect(Collectors.toSet());
    List<Series> fewer = new ArrayList<>();
    for (Lives lives : Lives.values()) {
      List<Series> of = series.stream().filter(s -> s.lives() == lives).toList();
      of.stream().filter(s -> kept.contains(s.authority())).forEach(fewer::add);
      if (of.size() > kept.size()) {
        fewer.add(new Series(lives, Storm.OTHERS, others(of, kept)));
      }
    }
    return new Forecast(first, days, certificates, waiting, fewer, limits, days(crossings));
  }

  private List<Long> others(List<Series> of, Set<String> kept) {
    long[] others = sum(days, of.stream().filter(s -> !kept.contains(s.authority())).toList());
    return Arrays.stream(others).boxed().toList();
  }

  private static List<Crossing> days(List<Crossing> crossings) {
    return crossings.subList(0, Math.min(crossings.size(), MOST_CROSSINGS));
  }

  static long[] sum(int days, Collection<Series> series) {
    long[] sum = new long[days];
    series.forEach(s -> Arrays.setAll(sum, d -> sum[d] + s.perDay().get(d)));
    return sum;
  }
}
