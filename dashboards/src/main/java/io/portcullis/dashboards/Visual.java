package io.portcullis.dashboards;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a layer is drawn.
 *
 * @param type of Lens, e.g. "lnsXY"
 */
record Visual(String type, Map<String, Object> state) {
  private static final int ROWS_OF_A_PAGE = 10;

  static Visual of(String layer, Spec.Panel spec) {
    return switch (spec.chart()) {
      case METRIC -> metric(layer, spec.columns().keySet().iterator().next(), spec);
      case TABLE -> table(layer, List.copyOf(spec.columns().keySet()));
      case COLUMN, BAR, LINE -> xy(layer, spec.chart(), spec.x(), spec.y(), spec.split());
      case HEAT -> heat(layer, spec);
      case TEXT -> throw new IllegalArgumentException("words are not drawn");
    };
  }

  static Visual metric(String layer, String column, Spec.Panel spec) {
    Map<String, Object> state = new TreeMap<>();
    state.put("layerId", layer);
    state.put("layerType", "data");
    state.put("metricAccessor", column);
    state.put("color", spec.colour().code());
    spec.alarm().ifPresent(from -> state.put("palette", Palette.alarm(spec.colour(), from)));
    return new Visual("lnsMetric", state);
  }

  static Visual table(String layer, List<String> names) {
    List<Map<String, Object>> columns = new ArrayList<>();
    names.forEach(
        name -> columns.add(Map.of("columnId", name, "isTransposed", false, "hidden", false)));
    return new Visual(
        "lnsDatatable",
        Map.of(
            "layerId",
            layer,
            "layerType",
            "data",
            "columns",
            columns,
            "paging",
            Map.of("enabled", true, "size", ROWS_OF_A_PAGE)));
  }

  /**
   * @param y columns of numbers and their colours; with a split Kibana chooses the colours
   * @param split column, or empty
   */
  static Visual xy(String layer, Chart chart, String x, Map<String, Colour> y, String split) {
    String series =
        switch (chart) {
          case BAR -> "bar_horizontal_stacked";
          case LINE -> "line";
          default -> "bar_stacked";
        };
    Map<String, Object> drawn = new TreeMap<>();
    drawn.put("layerId", layer);
    drawn.put("layerType", "data");
    drawn.put("seriesType", series);
    drawn.put("xAccessor", x);
    drawn.put("accessors", List.copyOf(y.keySet()));
    if (split.isEmpty()) {
      List<Map<String, String>> colours = new ArrayList<>();
      y.forEach((name, colour) -> colours.add(Map.of("forAccessor", name, "color", colour.code())));
      drawn.put("yConfig", colours);
    } else {
      drawn.put("splitAccessor", split);
    }
    boolean legend = y.size() > 1 || !split.isEmpty();
    Map<String, Object> state = new TreeMap<>();
    state.put("layers", List.of(drawn));
    state.put("legend", Map.of("isVisible", legend, "position", "bottom"));
    state.put("preferredSeriesType", series);
    state.put("fittingFunction", "None");
    state.put("valueLabels", "hide");
    state.put("axisTitlesVisibilitySettings", axes(false));
    state.put("gridlinesVisibilitySettings", axes(true));
    state.put("tickLabelsVisibilitySettings", axes(true));
    state.put("labelsOrientation", Map.of("x", 0, "yLeft", 0, "yRight", 0));
    return new Visual("lnsXY", state);
  }

  private static Visual heat(String layer, Spec.Panel spec) {
    Map<String, Object> state = new TreeMap<>();
    state.put("layerId", layer);
    state.put("layerType", "data");
    state.put("shape", "heatmap");
    state.put("xAccessor", spec.x());
    state.put("yAccessor", spec.split());
    state.put("valueAccessor", spec.y().keySet().iterator().next());
    state.put("legend", Map.of("isVisible", true, "position", "right", "type", "heatmap_legend"));
    state.put(
        "gridConfig",
        Map.of(
            "type", "heatmap_grid",
            "isCellLabelVisible", true,
            "isXAxisLabelVisible", true,
            "isYAxisLabelVisible", true,
            "isXAxisTitleVisible", false,
            "isYAxisTitleVisible", false));
    return new Visual("lnsHeatmap", state);
  }

  private static Map<String, Object> axes(boolean visible) {
    return Map.of("x", visible, "yLeft", visible, "yRight", visible);
  }
}
