package io.portcullis.dashboards;

import java.util.List;
import java.util.Map;

import io.portcullis.dashboards.Saved.Reference;

/**
 * A panel of Kibana's Lens, by value.
 *
 * @param references of its own, which the dashboard repeats
 */
record Lens(Map<String, Object> attributes, List<Reference> references) {

  /**
   * @param sources state of the data source, by its kind
   * @param views ad hoc data views by their id
   * @param query what the panel as a whole asks
   */
  static Lens of(
      Visual visual,
      Map<String, Object> sources,
      Map<String, Object> views,
      Map<String, String> query,
      List<Reference> references) {
    Map<String, Object> state =
        Map.of(
            "adHocDataViews",
            views,
            "datasourceStates",
            sources,
            "filters",
            List.of(),
            "internalReferences",
            List.of(),
            "query",
            query,
            "visualization",
            visual.state());
    Map<String, Object> attributes =
        Map.of(
            "title",
            "",
            "type",
            "lens",
            "visualizationType",
            visual.type(),
            "references",
            references,
            "state",
            state);
    return new Lens(attributes, references);
  }

  /** No filter and no query. */
  static Map<String, Object> nothing() {
    return Map.of("filter", List.of(), "query", kuery(""));
  }

  static Map<String, String> kuery(String text) {
    return Map.of("language", "kuery", "query", text);
  }
}
