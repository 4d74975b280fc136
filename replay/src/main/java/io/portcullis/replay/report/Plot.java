package io.portcullis.replay.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

import io.portcullis.connectors.api.Html;
import io.portcullis.replay.world.Episode;

/** How many subjects are held or revoked over time, as steps in an SVG. */
final class Plot {
  static final int WIDTH = 900;
  static final int HEIGHT = 240;

  private static final int LEFT = 60;
  private static final int BOTTOM = 24;
  private static final int TOP = 12;

  /** Most corners of a line: one for each pixel is as much as anybody sees. */
  private static final int COLUMNS = WIDTH - LEFT;

  private final Instant from;
  private final double millis;
  private final long highest;

  private Plot(Instant from, Instant to, long highest) {
    this.from = from;
    this.millis = Math.max(1, Duration.between(from, to).toMillis());
    this.highest = Math.max(1, highest);
  }

  static String svg(WhatIf w, List<Episode> before, List<Episode> after) {
    long[] first = counts(before, w.from(), w.to());
    long[] second = counts(after, w.from(), w.to());
    Plot plot = new Plot(w.from(), w.to(), Math.max(max(first), max(second)));
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"subjects held or revoked over time\">\n"
            .formatted(WIDTH, HEIGHT));
    plot.axes(svg, w);
    plot.line(svg, "before", first);
    plot.line(svg, "after", second);
    w.after().trips().forEach(t -> plot.trip(svg, t));
    return svg.append("</svg>\n").toString();
  }

  /** At the end of each column of pixels. */
  private static long[] counts(List<Episode> episodes, Instant from, Instant to) {
    double width = Math.max(1, Duration.between(from, to).toMillis()) / (double) COLUMNS;
    TreeMap<Integer, Long> steps = new TreeMap<>();
    for (Episode e : episodes) {
      steps.merge(column(from, e.from(), width), 1L, Long::sum);
      e.until().ifPresent(u -> steps.merge(column(from, u, width), -1L, Long::sum));
    }
    long[] counts = new long[COLUMNS + 1];
    long open = 0;
    for (int column = 0; column <= COLUMNS; column++) {
      open += steps.getOrDefault(column, 0L);
      counts[column] = open;
    }
    return counts;
  }

  private static int column(Instant from, Instant at, double width) {
    double column = Duration.between(from, at).toMillis() / width;
    return (int) Math.clamp(column, 0, COLUMNS);
  }

  private static long max(long[] counts) {
    long max = 0;
    for (long count : counts) {
      max = Math.max(max, count);
    }
    return max;
  }

  private void axes(StringBuilder svg, WhatIf w) {
    int floor = HEIGHT - BOTTOM;
    svg.append("<path class=\"axis\" d=\"M%d %d V%d H%d\"/>\n".formatted(LEFT, TOP, floor, WIDTH));
    text(svg, LEFT - 6, TOP + 4, "end", Long.toString(highest));
    text(svg, LEFT - 6, floor, "end", "0");
    text(svg, LEFT, HEIGHT - 6, "start", Words.moment(w.from()));
    text(svg, WIDTH, HEIGHT - 6, "end", Words.moment(w.to()));
  }

  private void line(StringBuilder svg, String kind, long[] counts) {
    svg.append("<path class=\"%s\" d=\"M%d %s".formatted(kind, LEFT, height(counts[0])));
    for (int column = 1; column < counts.length; column++) {
      if (counts[column] != counts[column - 1] || column == counts.length - 1) {
        svg.append(" H%d V%s".formatted(LEFT + column, height(counts[column])));
      }
    }
    svg.append("\"/>\n");
  }

  private void trip(StringBuilder svg, Outline.Trip trip) {
    double share = Duration.between(from, trip.at()).toMillis() / millis;
    int x = LEFT + (int) (Math.clamp(share, 0, 1) * COLUMNS);
    svg.append(
        "<path class=\"trip\" d=\"M%d %d V%d\"><title>breaker %s</title></path>\n"
            .formatted(x, TOP, HEIGHT - BOTTOM, Html.escaped(trip.limit())));
  }

  private static void text(StringBuilder svg, int x, int y, String anchor, String text) {
    svg.append(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>\n"
            .formatted(x, y, anchor, Html.escaped(text)));
  }

  private String height(long count) {
    double room = HEIGHT - BOTTOM - TOP;
    return String.format(Locale.ROOT, "%.1f", HEIGHT - BOTTOM - room * count / highest);
  }
}
