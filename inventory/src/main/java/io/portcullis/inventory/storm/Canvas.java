package io.portcullis.inventory.storm;

import java.util.Locale;

import io.portcullis.connectors.api.Html;

/** Lines over days as an SVG that carries its own style. */
final class Canvas {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 280;
  private static final int LEFT = 70;
  private static final int TOP = 12;
  private static final int BOTTOM = 24;
  private static final int FLOOR = HEIGHT - BOTTOM;

  private final int days;
  private final long highest;
  private final StringBuilder marks = new StringBuilder();

  Canvas(int days, long highest) {
    this.days = days;
    this.highest = Math.max(1, highest);
  }

  void axes(String from, String until) {
    mark("<path d=\"M%d %d V%d H%d\" fill=\"none\" stroke=\"#999\"/>", LEFT, TOP, FLOOR, WIDTH);
    text(LEFT - 6, TOP + 4, "end", String.format(Locale.ROOT, "%,d", highest));
    text(LEFT - 6, FLOOR, "end", "0");
    text(LEFT, HEIGHT - 6, "start", from);
    text(WIDTH, HEIGHT - 6, "end", until);
  }

  void line(String colour, String title, long[] counts) {
    StringBuilder points = new StringBuilder();
    for (int day = 0; day < days; day++) {
      points.append(day == 0 ? "" : " ").append(point(day, counts[day]));
    }
    mark(
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"><title>%s</title></polyline>",
        points, colour, Html.escaped(title));
  }

  /** Above the highest day there is nothing to see of it. */
  void limit(String name, long perDay) {
    if (perDay <= highest) {
      mark(
          "<path d=\"M%d %s H%d\" fill=\"none\" stroke=\"#e80\" stroke-dasharray=\"4 3\"><title>%s: %d a day</title></path>",
          LEFT, height(perDay), WIDTH, Html.escaped(name), perDay);
    }
  }

  String svg(String label) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n%s</svg>\n"
        .formatted(WIDTH, HEIGHT, Html.escaped(label), marks);
  }

  private void text(int x, int y, String anchor, String text) {
    mark(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" font-size=\"11\" font-family=\"sans-serif\" fill=\"#555\">%s</text>",
        x, y, anchor, Html.escaped(text));
  }

  private String point(int day, long count) {
    double room = WIDTH - LEFT;
    double x = LEFT + room * day / Math.max(1, days - 1);
    return String.format(Locale.ROOT, "%.1f,%s", x, height(count));
  }

  private String height(long count) {
    double room = FLOOR - TOP;
    return String.format(Locale.ROOT, "%.1f", FLOOR - room * count / highest);
  }

  private void mark(String format, Object... values) {
    marks.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
