package io.portcullis.dashboards;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.portcullis.dashboards.Saved.Reference;

/**
 * The way from one dashboard to the others, by value: what was chosen and the time go along
 * (Kibana, plugin links, by-value state of 9.1, which later ones read too).
 *
 * @param references without the panel's id before their names
 */
record Links(Map<String, Object> config, List<Reference> references) {

  static Links of(Spec from, List<Spec> all) {
    List<Map<String, Object>> links = new ArrayList<>();
    List<Reference> references = new ArrayList<>();
    for (Spec to : all) {
      if (to.id().equals(from.id())) {
        continue;
      }
      String id = Saved.id(from.id(), "link", to.id());
      String name = "link_" + id + "_dashboard";
      references.add(new Reference(name, "dashboard", to.id()));
      links.add(
          Map.of(
              "type",
              "dashboardLink",
              "id",
              id,
              "order",
              links.size(),
              "label",
              to.name(),
              "destinationRefName",
              name,
              "options",
              Drilldown.ALONG));
    }
    Map<String, Object> attributes = Map.of("layout", "horizontal", "links", links);
    return new Links(
        Map.of("attributes", attributes, "hidePanelTitles", true, "enhancements", Map.of()),
        references);
  }
}
