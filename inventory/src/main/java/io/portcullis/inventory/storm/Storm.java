package io.portcullis.inventory.storm;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.portcullis.inventory.calendar.Expiring;
import io.portcullis.inventory.calendar.Renewal;

/** Counts certificates one by one, so that an inventory of any size can run through. */
public final class Storm {
  /** How far ahead people plan: the longest life that there was, and a little. */
  public static final int DAYS = 400;

  /** Most days ahead. */
  public static final int MOST_DAYS = 1_500;

  /** Most authorities that are told apart. */
  public static final int MOST_AUTHORITIES = 1_000;

  /** Stands for the authorities above that number. */
  public static final String OTHERS = "others";

  private final LocalDate first;
  private final int days;
  private final double opens;
  private final Instant begin;
  private final Course course;
  private final Map<String, Map<Lives, long[]>> counts = new TreeMap<>();
  private long certificates;
  private long waiting;

  /**
   * @param first the first day, in UTC
   * @param opens share of the life after which a certificate is renewed
   * @throws IllegalArgumentException when the days are none or too many, or the share is none
   */
  public Storm(LocalDate first, int days, double opens) {
    if (days < 1 || days > MOST_DAYS) {
      throw new IllegalArgumentException("days: from 1 to " + MOST_DAYS);
    }
    if (!(opens > 0 && opens < 1)) {
      throw new IllegalArgumentException("opens: a share of the life between 0 and 1");
    }
    this.first = first;
    this.days = days;
    this.opens = opens;
    this.begin = first.atStartOfDay(ZoneOffset.UTC).toInstant();
    this.course = new Course(begin, days, opens);
  }

  /** One that is expired, revoked or replaced is not renewed. */
  public void add(Expiring certificate) {
    if (certificate.done() || !certificate.notAfter().isAfter(begin)) {
      return;
    }
    certificates++;
    Instant due = Renewal.opens(certificate, opens);
    if (due.isBefore(begin)) {
      waiting++;
    }
    of(certificate.authority()).forEach((lives, at) -> course.add(lives, certificate, due, at));
  }

  /** What was counted so far. */
  public Forecast forecast(List<Limit> limits) {
    List<Series> series = new ArrayList<>();
    for (Lives lives : Lives.values()) {
      counts.forEach(
          (authority, of) ->
              series.add(
                  new Series(lives, authority, Arrays.stream(of.get(lives)).boxed().toList())));
    }
    return new Forecast(
        first, days, certificates, waiting, series, limits, crossings(series, limits));
  }

  private List<Crossing> crossings(List<Series> series, List<Limit> limits) {
    List<Crossing> crossings = new ArrayList<>();
    for (Lives lives : Lives.values()) {
      for (Limit limit : limits) {
        long[] sum =
            Forecast.sum(
                days,
                series.stream()
                    .filter(s -> s.lives() == lives && limit.binds(s.authority()))
                    .toList());
        IntStream.range(0, days)
            .filter(d -> sum[d] > limit.perDay())
            .mapToObj(
                d -> new Crossing(lives, limit.name(), limit.perDay(), first.plusDays(d), sum[d]))
            .forEach(crossings::add);
      }
    }
    return crossings;
  }

  private Map<Lives, long[]> of(String authority) {
    boolean room = counts.containsKey(authority) || counts.size() < MOST_AUTHORITIES;
    return counts.computeIfAbsent(room ? authority : OTHERS, a -> none());
  }

  private Map<Lives, long[]> none() {
    Map<Lives, long[]> none = new EnumMap<>(Lives.class);
    for (Lives lives : Lives.values()) {
      none.put(lives, new long[days]);
    }
    return none;
  }
}
