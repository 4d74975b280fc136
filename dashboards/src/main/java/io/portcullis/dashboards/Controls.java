package io.portcullis.dashboards;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The lists of values above a dashboard. */
final class Controls {
  private Controls() {}

  static Map<String, Object> of(String id, Spec.Control control, View view, int order) {
    Map<String, Object> input = new TreeMap<>();
    input.put("id", id);
    input.put("dataViewId", view.id());
    input.put("fieldName", control.field());
    input.put("title", control.title());
    input.put("searchTechnique", "prefix");
    input.put("selectedOptions", List.of());
    input.put("exclude", false);
    input.put("existsSelected", false);
    input.put("sort", Map.of("by", "_count", "direction", "desc"));
    return Map.of(
        "type",
        "optionsListControl",
        "order",
        order,
        "grow",
        true,
        "width",
        "medium",
        "explicitInput",
        input);
  }

  static Map<String, Object> group(Map<String, Object> controls) {
    Map<String, Boolean> parents =
        Map.of(
            "ignoreFilters", false,
            "ignoreQuery", false,
            "ignoreTimerange", false,
            "ignoreValidations", false);
    return Map.of(
        "chainingSystem",
        "HIERARCHICAL",
        "controlStyle",
        "oneLine",
        "ignoreParentSettingsJSON",
        Saved.json(parents),
        "panelsJSON",
        Saved.json(controls),
        "showApplySelections",
        false);
  }
}
