package io.portcullis.dashboards;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where a click leads: to another dashboard with what was chosen, or to the explanation. */
final class Drilldown {
  static final String TO_DASHBOARD = "DASHBOARD_TO_DASHBOARD_DRILLDOWN";
  private static final String TO_URL = "URL_DRILLDOWN";

  /** Whoever follows keeps what was chosen, and the time. */
  static final Map<String, Object> ALONG =
      Map.of("useCurrentFilters", true, "useCurrentDateRange", true, "openInNewTab", false);

  private Drilldown() {}

  static Map<String, Object> of(String panel, Spec.Panel spec) {
    List<Map<String, Object>> events = new ArrayList<>();
    if (!spec.opens().isEmpty()) {
      events.add(event(dashboard(panel), "FILTER_TRIGGER", TO_DASHBOARD, "Look closer", ALONG));
    }
    if (spec.explains()) {
      Map<String, Object> config =
          Map.of(
              "url",
              Map.of("template", Kibana.HUB + "/explain/{{event.values.[0]}}"),
              "openInNewTab",
              true,
              "encodeUrl",
              true);
      String id = Saved.id(panel, "explain");
      events.add(event(id, "ROW_CLICK_TRIGGER", TO_URL, "Explain", config));
    }
    return events.isEmpty() ? Map.of() : Map.of("dynamicActions", Map.of("events", events));
  }

  /** Name of the reference, without the panel's id before it. */
  static String reference(String panel) {
    return "drilldown:" + TO_DASHBOARD + ":" + dashboard(panel) + ":dashboardId";
  }

  private static String dashboard(String panel) {
    return Saved.id(panel, "dashboard");
  }

  private static Map<String, Object> event(
      String id, String trigger, String kind, String name, Map<String, Object> config) {
    return Map.of(
        "eventId",
        id,
        "triggers",
        List.of(trigger),
        "action",
        Map.of("factoryId", kind, "name", name, "config", config));
  }
}
