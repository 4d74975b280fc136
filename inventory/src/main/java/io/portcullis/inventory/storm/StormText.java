package io.portcullis.inventory.storm;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.portcullis.connectors.api.Json;

/** The forecast as a table, for a spreadsheet and for programs. */
public final class StormText {
  /** Most days over a limit, by date, that the table names; the others are counted. */
  static final int MOST_CROSSINGS = 40;

  private static final int WEEK = 7;

  private StormText() {}

  /** Weeks, each with its sum for each assumption, and its busiest day by date. */
  public static String table(Forecast f) {
    StringBuilder text = new StringBuilder();
    text.append(
        line("%,d certificates, %,d of them waiting to be renewed", f.certificates(), f.waiting()));
    text.append("week from  ");
    for (Lives lives : Lives.values()) {
      text.append(String.format(Locale.ROOT, "%12s", lives.words()));
    }
    text.append("   busiest day by date\n");
    List<long[]> totals = Arrays.stream(Lives.values()).map(f::total).toList();
    for (int from = 0; from < f.days(); from += WEEK) {
      week(text, f, totals, from);
    }
    return text.append(crossings(f)).toString();
  }

  private static void week(StringBuilder text, Forecast f, List<long[]> totals, int from) {
    int until = Math.min(from + WEEK, f.days());
    text.append(String.format(Locale.ROOT, "%-11s", f.day(from)));
    totals.forEach(t -> text.append(String.format(Locale.ROOT, "%,12d", sum(t, from, until))));
    long[] byDate = totals.get(Lives.BY_DATE.ordinal());
    int busiest = from;
    for (int day = from; day < until; day++) {
      busiest = byDate[day] > byDate[busiest] ? day : busiest;
    }
    text.append(line("   %s %,d", f.day(busiest), byDate[busiest]));
  }

  private static String crossings(Forecast f) {
    if (f.limits().isEmpty()) {
      return "no limits are known\n";
    }
    if (f.crossings().isEmpty()) {
      return "no day is over a limit\n";
    }
    return named(f.crossings().stream().filter(c -> c.lives() == Lives.BY_DATE).toList())
        + Arrays.stream(Lives.values())
            .filter(l -> l != Lives.BY_DATE)
            .map(l -> line("%s: %,d times over a limit", l.words(), times(f, l)))
            .collect(Collectors.joining());
  }

  private static String named(List<Crossing> byDate) {
    String named =
        byDate.stream()
            .limit(MOST_CROSSINGS)
            .map(
                c ->
                    line(
                        "%s: %,d renewals, %s allows %,d",
                        c.day(), c.renewals(), c.limit(), c.perDay()))
            .collect(Collectors.joining());
    int more = byDate.size() - MOST_CROSSINGS;
    return named + (more > 0 ? line("and %,d more", more) : "");
  }

  private static long times(Forecast f, Lives lives) {
    return f.crossings().stream().filter(c -> c.lives() == lives).count();
  }

  /** A line for each day and authority, with a column for each assumption (RFC 4180). */
  public static String csv(Forecast f) {
    StringBuilder csv = new StringBuilder("day,authority");
    for (Lives lives : Lives.values()) {
      csv.append(',').append(lives.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    csv.append("\r\n");
    List<String> authorities = f.series().stream().map(Series::authority).distinct().toList();
    for (String authority : authorities) {
      List<Series> of = f.series().stream().filter(s -> s.authority().equals(authority)).toList();
      for (int day = 0; day < f.days(); day++) {
        row(csv, f.day(day), authority, of, day);
      }
    }
    return csv.toString();
  }

  private static void row(
      StringBuilder csv, LocalDate date, String authority, List<Series> of, int day) {
    csv.append(date).append(',').append(cell(authority));
    of.forEach(s -> csv.append(',').append(s.perDay().get(day)));
    csv.append("\r\n");
  }

  public static String json(Forecast f) {
    return Json.text(f);
  }

  /** Quoted, and no spreadsheet takes it for a formula: the name comes from a certificate. */
  private static String cell(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
  }

  private static long sum(long[] days, int from, int until) {
    return Arrays.stream(days, from, until).sum();
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values) + "\n";
  }
}
