package io.portcullis.dashboards;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.portcullis.dashboards.Saved.Reference;

/** A number of documents, by Lens' form of a layer, which can leave the controls aside. */
final class Counted {
  private Counted() {}

  static Lens of(String panel, Spec.Panel spec) {
    Spec.Count count = spec.count().orElseThrow();
    String layer = Saved.id(panel, "layer");
    String column = Saved.id(panel, "count");
    Map<String, Object> counting = new TreeMap<>();
    counting.put("dataType", "number");
    counting.put("isBucketed", false);
    counting.put("label", spec.title());
    counting.put("customLabel", true);
    counting.put("operationType", "count");
    counting.put("params", Map.of("emptyAsNull", false));
    counting.put("scale", "ratio");
    counting.put("sourceField", "___records___");
    if (!count.kql().isEmpty()) {
      counting.put("filter", Lens.kuery(count.kql()));
    }
    Map<String, Object> form =
        Map.of(
            "columns",
            Map.of(column, counting),
            "columnOrder",
            List.of(column),
            "incompleteColumns",
            Map.of(),
            "ignoreGlobalFilters",
            true,
            "sampling",
            1);
    return Lens.of(
        Visual.metric(layer, column, spec),
        Map.of("formBased", Map.of("layers", Map.of(layer, form))),
        Map.of(),
        Lens.kuery(""),
        List.of(
            new Reference(
                "indexpattern-datasource-layer-" + layer,
                "index-pattern",
                View.of(count.view()).id())));
  }
}
