package io.portcullis.dashboards;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.portcullis.dashboards.Saved.Reference;

/** The saved object of one specification (Kibana, dashboard saved object of version 10.2.0). */
final class Dashboard {
  static final String VERSION = "10.2.0";
  private static final int LINKS_HEIGHT = 3;
  private static final int HEAD_HEIGHT = 3;
  private static final int REFRESH_MILLIS = 60_000;

  private final Spec spec;
  private final List<Map<String, Object>> panels = new ArrayList<>();
  private final List<Reference> references = new ArrayList<>();

  private Dashboard(Spec spec) {
    this.spec = spec;
  }

  /**
   * @param all to which its head links
   */
  static Saved of(Spec spec, List<Spec> all) {
    Dashboard dashboard = new Dashboard(spec);
    dashboard.head(all);
    dashboard.rows();
    Map<String, Object> controls = dashboard.controls();
    dashboard.references.add(new Reference("tag-ref-" + Kibana.TAG, "tag", Kibana.TAG));
    return new Saved(
        "dashboard",
        spec.id(),
        VERSION,
        dashboard.attributes(controls),
        List.copyOf(dashboard.references));
  }

  /** The way to the others, and what it answers. */
  private void head(List<Spec> all) {
    String id = index("links");
    Links links = Links.of(spec, all);
    links.references().forEach(r -> refer(id, r.name(), r.type(), r.id()));
    add("links", 0, 0, Spec.COLUMNS, LINKS_HEIGHT, "links", links.config());
    String text =
        "%s Why a subject stands where it stands: `portcullis explain ID`, or a click on its row."
            .formatted(spec.asks());
    add("head", 0, LINKS_HEIGHT, Spec.COLUMNS, HEAD_HEIGHT, "visualization", Texts.config(text));
  }

  private void rows() {
    int y = LINKS_HEIGHT + HEAD_HEIGHT;
    for (int row = 0; row < spec.rows().size(); row++) {
      Spec.Row each = spec.rows().get(row);
      int x = 0;
      for (Spec.Panel panel : each.panels()) {
        add(panel, row + "/" + x, x, y, each.height());
        x += panel.width();
      }
      y += each.height();
    }
  }

  private void add(Spec.Panel panel, String place, int x, int y, int height) {
    if (panel.chart() == Chart.TEXT) {
      add(place, x, y, panel.width(), height, "visualization", Texts.config(panel.text()));
      return;
    }
    String id = index(place);
    Lens lens = panel.count().isPresent() ? Counted.of(id, panel) : Queried.of(id, panel);
    lens.references().forEach(r -> refer(id, r.name(), r.type(), r.id()));
    if (!panel.opens().isEmpty()) {
      refer(id, Drilldown.reference(id), "dashboard", panel.opens());
    }
    Map<String, Object> config = new TreeMap<>();
    config.put("attributes", lens.attributes());
    config.put("title", panel.title());
    config.put("description", panel.does());
    config.put("hidePanelTitles", false);
    config.put("enhancements", Drilldown.of(id, panel));
    add(place, x, y, panel.width(), height, "lens", config);
  }

  private void refer(String panel, String name, String type, String id) {
    references.add(new Reference(panel + ":" + name, type, id));
  }

  private void add(
      String place, int x, int y, int width, int height, String type, Map<String, Object> config) {
    String id = index(place);
    panels.add(
        Map.of(
            "type", type,
            "panelIndex", id,
            "gridData", Map.of("x", x, "y", y, "w", width, "h", height, "i", id),
            "embeddableConfig", config));
  }

  private String index(String place) {
    return Saved.id(spec.id(), "panel", place);
  }

  private Map<String, Object> controls() {
    Map<String, Object> all = new TreeMap<>();
    for (int order = 0; order < spec.lists().size(); order++) {
      Spec.Control control = spec.lists().get(order);
      String id = Saved.id(spec.id(), "control", control.field());
      View view = View.of(control.view());
      all.put(id, Controls.of(id, control, view, order));
      references.add(
          new Reference("controlGroup_" + id + ":optionsListDataView", "index-pattern", view.id()));
    }
    return all;
  }

  private Map<String, Object> attributes(Map<String, Object> controls) {
    Map<String, Object> attributes = new TreeMap<>();
    attributes.put("title", spec.title());
    attributes.put("description", spec.asks());
    attributes.put("version", 3);
    attributes.put("panelsJSON", Saved.json(panels));
    attributes.put(
        "optionsJSON",
        Saved.json(
            Map.of(
                "hidePanelTitles", false,
                "syncColors", false,
                "syncCursor", true,
                "syncTooltips", false,
                "useMargins", true)));
    attributes.put("kibanaSavedObjectMeta", Map.of("searchSourceJSON", Saved.json(Lens.nothing())));
    attributes.put("timeRestore", true);
    attributes.put("timeFrom", spec.from());
    attributes.put("timeTo", "now");
    attributes.put("refreshInterval", Map.of("pause", false, "value", REFRESH_MILLIS));
    attributes.put("controlGroupInput", Controls.group(controls));
    return attributes;
  }
}
