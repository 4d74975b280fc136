package io.portcullis.dashboards;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One dashboard as people write it: rows of panels on a grid of {@link #COLUMNS} columns.
 *
 * @param id of the saved object; never changes, links lead to it
 * @param name short, for links between dashboards
 * @param asks what the dashboard answers, for its list and its head
 * @param from the time that it opens with, e.g. "now-24h"
 * @param options data view in which the values of {@code choose} are looked for
 * @param choose lists of values that dashboards have in common, above all panels
 * @param controls lists of values of this one alone, behind them
 */
public record Spec(
    String id,
    String name,
    String asks,
    String from,
    String options,
    List<Choice> choose,
    List<Control> controls,
    List<Row> rows) {
  public static final int COLUMNS = 48;
  public static final int MOST_PANELS = 40;

  public Spec {
    need(id, "id");
    need(name, "name");
    need(asks, "asks");
    need(from, "from");
    options = Objects.requireNonNullElse(options, View.RECORDS.id());
    choose = list(choose);
    controls = list(controls);
    rows = list(rows);
    long panels = rows.stream().mapToLong(row -> row.panels().size()).sum();
    check(panels > 0 && panels <= MOST_PANELS, "1 to " + MOST_PANELS + " panels, not " + panels);
  }

  public String title() {
    return "[Portcullis] " + name;
  }

  /** All lists of values, in their order. */
  public List<Control> lists() {
    return Stream.concat(choose.stream().map(c -> c.in(options)), controls.stream()).toList();
  }

  /** One list of values. */
  public record Control(String title, String view, String field) {
    public Control {
      need(title, "title");
      need(view, "view");
      need(field, "field");
    }
  }

  /** Panels beside each other; their widths fill the grid. */
  public record Row(int height, List<Panel> panels) {
    public Row {
      panels = list(panels);
      int width = panels.stream().mapToInt(Panel::width).sum();
      check(height > 0, "a row without a height");
      check(width == COLUMNS, "a row of width %d, not %d".formatted(width, COLUMNS));
    }
  }

  /**
   * @param does what the reader should do about it
   * @param text of a panel of words
   * @param query in ES|QL, or empty
   * @param count of documents, where no ES|QL is needed
   * @param columns of the answer in their order: name to Elasticsearch's type
   * @param x column that goes along; {@code y}: columns of numbers and their colours
   * @param split column by whose values the numbers are told apart, or empty
   * @param alarm the number from which on a metric is shown as danger; absent: its colour stays
   * @param timeless whether the time above the dashboard does not matter
   * @param opens id of the dashboard to which a click on a value leads, or empty
   * @param explains whether the first column holds ids that {@code explain} knows
   */
  public record Panel(
      String title,
      String does,
      Chart chart,
      int width,
      String text,
      String query,
      Optional<Count> count,
      Map<String, String> columns,
      String x,
      Map<String, Colour> y,
      String split,
      Colour colour,
      Optional<Double> alarm,
      boolean timeless,
      String opens,
      boolean explains) {
    public Panel {
      title = Objects.requireNonNullElse(title, "");
      does = Objects.requireNonNullElse(does, "");
      text = Objects.requireNonNullElse(text, "");
      query = Objects.requireNonNullElse(query, "").strip();
      count = Objects.requireNonNullElse(count, Optional.empty());
      columns = columns == null ? Map.of() : new LinkedHashMap<>(columns);
      x = Objects.requireNonNullElse(x, "");
      y = y == null ? Map.of() : new LinkedHashMap<>(y);
      split = Objects.requireNonNullElse(split, "");
      colour = Objects.requireNonNullElse(colour, Colour.NEUTRAL);
      alarm = Objects.requireNonNullElse(alarm, Optional.empty());
      opens = Objects.requireNonNullElse(opens, "");
      Objects.requireNonNull(chart, title + ": no chart");
      boolean words = chart == Chart.TEXT;
      check(words != text.isEmpty(), title + ": words are for panels of text alone");
      check(words || !title.isEmpty(), "a panel without a title");
      check(words || !does.isEmpty(), title + ": does not say what to do");
      check(
          words ? query.isEmpty() && count.isEmpty() : query.isEmpty() == count.isPresent(),
          title + ": either a query or a count");
    }
  }

  /**
   * What a data view holds. What is chosen above counts where the view has the fields of it.
   *
   * @param kql which documents
   * @param by fields whose values make the rows, at most {@link #MOST_ROWS}
   * @param last fields of which the newest value is shown, in place of the number of documents
   */
  public record Count(String view, String kql, List<String> by, List<String> last) {
    public static final int MOST_ROWS = 20;

    public Count {
      need(view, "view");
      kql = Objects.requireNonNullElse(kql, "");
      by = list(by);
      last = list(last);
      check(by.size() + last.size() > 0 || !kql.isEmpty(), view + ": counts everything");
    }
  }

  private static void need(String value, String what) {
    check(value != null && !value.isBlank(), "no " + what);
  }

  private static void check(boolean good, String otherwise) {
    if (!good) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  private static <T> List<T> list(List<T> given) {
    return given == null ? List.of() : List.copyOf(given);
  }
}
