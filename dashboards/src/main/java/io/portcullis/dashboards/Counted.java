package io.portcullis.dashboards;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.portcullis.dashboards.Saved.Reference;

/** Counts and newest values, by Lens' form of a layer, which can leave aside what is chosen. */
final class Counted {
  private static final String TIME = "@timestamp";

  private final String panel;
  private final Spec.Panel spec;
  private final Spec.Count count;
  private final Map<String, Object> columns = new LinkedHashMap<>();

  private Counted(String panel, Spec.Panel spec) {
    this.panel = panel;
    this.spec = spec;
    this.count = spec.count().orElseThrow();
  }

  static Lens of(String panel, Spec.Panel spec) {
    Counted counted = new Counted(panel, spec);
    List<String> rows = counted.count.by().stream().map(counted::terms).toList();
    List<String> values = counted.values();
    rows.forEach(row -> counted.order(row, values.getFirst()));
    return counted.lens(rows, values);
  }

  private List<String> values() {
    return count.last().isEmpty()
        ? List.of(number())
        : count.last().stream().map(this::newest).toList();
  }

  private Lens lens(List<String> rows, List<String> values) {
    String layer = Saved.id(panel, "layer");
    List<String> order = new ArrayList<>(rows);
    order.addAll(values);
    Map<String, Object> form =
        Map.of(
            "columns",
            columns,
            "columnOrder",
            order,
            "incompleteColumns",
            Map.of(),
            "ignoreGlobalFilters",
            !View.of(count.view()).chosen(),
            "sampling",
            1);
    return Lens.of(
        visual(layer, rows, values),
        Map.of("formBased", Map.of("layers", Map.of(layer, form))),
        Map.of(),
        Lens.kuery(count.kql()),
        List.of(
            new Reference(
                "indexpattern-datasource-layer-" + layer,
                "index-pattern",
                View.of(count.view()).id())));
  }

  private Visual visual(String layer, List<String> rows, List<String> values) {
    List<String> all = new ArrayList<>(rows);
    all.addAll(values);
    return switch (spec.chart()) {
      case METRIC -> Visual.metric(layer, values.getFirst(), spec);
      case TABLE -> Visual.table(layer, all);
      case BAR, COLUMN -> {
        String split = rows.size() > 1 ? rows.get(1) : "";
        Map<String, Colour> y = Map.of(values.getFirst(), spec.colour());
        yield Visual.xy(layer, spec.chart(), rows.getFirst(), y, split);
      }
      default -> throw new IllegalArgumentException(spec.title() + ": is not drawn of counts");
    };
  }

  private String terms(String field) {
    Map<String, Object> params = new TreeMap<>();
    params.put("size", Spec.Count.MOST_ROWS);
    params.put("orderDirection", "desc");
    params.put("otherBucket", false);
    params.put("missingBucket", false);
    params.put("parentFormat", Map.of("id", "terms"));
    params.put("exclude", List.of());
    params.put("include", List.of());
    Map<String, Object> column = column(field, "terms", "string", "ordinal", true);
    column.put("params", params);
    return add(field, column);
  }

  /** By the number of documents, or by the values themselves where none is counted. */
  @SuppressWarnings("unchecked")
  private void order(String row, String value) {
    Map<String, Object> params =
        (Map<String, Object>) ((Map<String, Object>) columns.get(row)).get("params");
    params.put(
        "orderBy",
        count.last().isEmpty()
            ? Map.of("type", "column", "columnId", value)
            : Map.of("type", "alphabetical", "fallback", true));
    if (!count.last().isEmpty()) {
      params.put("orderDirection", "asc");
    }
  }

  private String number() {
    Map<String, Object> column = column("___records___", "count", "number", "ratio", false);
    column.put("label", count.by().isEmpty() ? spec.title() : "how many");
    column.put("params", Map.of("emptyAsNull", false));
    return add("count", column);
  }

  private String newest(String field) {
    String type = spec.columns().getOrDefault(field, "keyword");
    boolean number = Esql.kibana(type).equals("number");
    Map<String, Object> column =
        column(field, "last_value", Esql.kibana(type), number ? "ratio" : "ordinal", false);
    column.put("filter", Lens.kuery("\"%s\": *".formatted(field)));
    column.put("params", Map.of("sortField", TIME, "showArrayValues", false));
    return add("last " + field, column);
  }

  private static Map<String, Object> column(
      String field, String operation, String type, String scale, boolean bucket) {
    Map<String, Object> column = new TreeMap<>();
    column.put("sourceField", field);
    column.put("operationType", operation);
    column.put("dataType", type);
    column.put("scale", scale);
    column.put("isBucketed", bucket);
    column.put("label", field.substring(field.lastIndexOf('.') + 1));
    column.put("customLabel", true);
    return column;
  }

  private String add(String name, Map<String, Object> column) {
    String id = Saved.id(panel, "column", name);
    columns.put(id, column);
    return id;
  }
}
