package io.portcullis.dashboards;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The answer of a query in ES|QL. */
final class Queried {
  private static final String TIME = "@timestamp";

  private Queried() {}

  static Lens of(String panel, Spec.Panel spec) {
    String layer = Saved.id(panel, "layer");
    String pattern = Esql.from(spec.query());
    String view = sha256("esql-" + pattern);
    Map<String, Object> text = new TreeMap<>();
    text.put("index", view);
    text.put("query", Map.of("esql", spec.query()));
    text.put("columns", columns(spec));
    Map<String, Object> adHoc = new TreeMap<>();
    adHoc.put("id", view);
    adHoc.put("title", pattern);
    adHoc.put("name", pattern);
    adHoc.put("type", "esql");
    adHoc.put("sourceFilters", List.of());
    adHoc.put("fieldFormats", Map.of());
    adHoc.put("runtimeFieldMap", Map.of());
    adHoc.put("allowNoIndex", false);
    adHoc.put("allowHidden", false);
    if (View.timed(pattern) && !spec.timeless()) {
      text.put("timeField", TIME);
      adHoc.put("timeFieldName", TIME);
    }
    return Lens.of(
        Visual.of(layer, spec),
        Map.of("textBased", Map.of("layers", Map.of(layer, text))),
        Map.of(view, adHoc),
        Map.of("esql", spec.query()),
        List.of());
  }

  private static List<Map<String, Object>> columns(Spec.Panel spec) {
    List<Map<String, Object>> columns = new ArrayList<>();
    spec.columns()
        .forEach(
            (name, type) -> {
              Map<String, Object> column = new TreeMap<>();
              column.put("columnId", name);
              column.put("fieldName", name);
              column.put("label", name);
              column.put("customLabel", false);
              column.put("meta", Map.of("esType", type, "type", Esql.kibana(type)));
              if (Esql.kibana(type).equals("number")) {
                column.put("inMetricDimension", true);
              }
              columns.add(column);
            });
    return columns;
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
