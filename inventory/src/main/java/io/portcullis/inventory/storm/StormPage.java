package io.portcullis.inventory.storm;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.portcullis.connectors.api.Html;

/**
 * The forecast as a page that stands alone: no script, nothing from elsewhere, all of it escaped.
 */
public final class StormPage {
  /** Most days over a limit that the page lists. */
  static final int MOST_ROWS = 1_000;

  private static final Map<Lives, String> COLOURS =
      new EnumMap<>(
          Map.of(
              Lives.UNCHANGED, "#888",
              Lives.BY_DATE, "#c00",
              Lives.DAYS_200, "#27c",
              Lives.DAYS_100, "#2a2",
              Lives.DAYS_47, "#a3c"));

  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>Renewals to come</title><style>
      body{font:15px/1.4 system-ui,sans-serif;max-width:960px;margin:2em auto;padding:0 1em;color:#222}
      table{border-collapse:collapse;width:100%}td,th{padding:.2em .6em;text-align:left;border-bottom:1px solid #ddd}
      td.n,th.n{text-align:right}svg{width:100%;height:auto}
      </style></head><body>
      <h1>Renewals to come</h1>
      """;

  private StormPage() {}

  public static String html(Forecast f) {
    return HEAD
        + "<p>%s to %s: %s certificates, %s of them waiting to be renewed.</p>\n"
            .formatted(
                f.first(), f.day(f.days() - 1), number(f.certificates()), number(f.waiting()))
        + svg(f)
        + sums(f)
        + crossings(f)
        + "</body></html>\n";
  }

  /** The picture alone. */
  public static String svg(Forecast f) {
    Map<Lives, long[]> totals = new EnumMap<>(Lives.class);
    for (Lives lives : Lives.values()) {
      totals.put(lives, f.total(lives));
    }
    long highest = totals.values().stream().flatMapToLong(Arrays::stream).max().orElse(0);
    Canvas canvas = new Canvas(f.days(), highest);
    canvas.axes(f.first().toString(), f.day(f.days() - 1).toString());
    totals.forEach((lives, days) -> canvas.line(COLOURS.get(lives), lives.words(), days));
    f.limits().forEach(l -> canvas.limit(l.name(), l.perDay()));
    return canvas.svg("renewals per day");
  }

  private static String sums(Forecast f) {
    String rows =
        Arrays.stream(Lives.values())
            .map(r -> row(r, f.total(r)))
            .collect(Collectors.joining("\n"));
    return "<table><tr><th>lives of public TLS<th class=\"n\">renewals<th class=\"n\">most on one day\n"
        + rows
        + "</table>\n";
  }

  private static String row(Lives lives, long[] days) {
    return "<tr><td><b style=\"color:%s\">%s</b><td class=\"n\">%s<td class=\"n\">%s"
        .formatted(
            COLOURS.get(lives),
            lives.words(),
            number(Arrays.stream(days).sum()),
            number(Arrays.stream(days).max().orElse(0)));
  }

  private static String crossings(Forecast f) {
    if (f.crossings().isEmpty()) {
      return f.limits().isEmpty()
          ? "<p>No limits are known.</p>\n"
          : "<p>No day is over a limit.</p>\n";
    }
    String rows =
        f.crossings().stream()
            .limit(MOST_ROWS)
            .map(
                c ->
                    "<tr><td>%s<td>%s<td>%s<td class=\"n\">%s<td class=\"n\">%s"
                        .formatted(
                            c.day(),
                            Html.escaped(c.limit()),
                            c.lives().words(),
                            number(c.renewals()),
                            number(c.perDay())))
            .collect(Collectors.joining("\n"));
    int more = f.crossings().size() - MOST_ROWS;
    return "<h2>Days over a limit</h2>\n<table><tr><th>day<th>limit<th>lives<th class=\"n\">renewals<th class=\"n\">allowed\n"
        + rows
        + "</table>\n"
        + (more > 0 ? "<p>and " + number(more) + " more</p>\n" : "");
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
