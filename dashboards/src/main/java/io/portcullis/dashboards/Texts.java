package io.portcullis.dashboards;

import java.util.List;
import java.util.Map;

/** Panels of words. */
final class Texts {
  private static final int FONT = 12;

  private Texts() {}

  static Map<String, Object> config(String markdown) {
    Map<String, Object> visual =
        Map.of(
            "type",
            "markdown",
            "title",
            "",
            "description",
            "",
            "uiState",
            Map.of(),
            "params",
            Map.of("fontSize", FONT, "openLinksInNewTab", false, "markdown", markdown),
            "data",
            Map.of("aggs", List.of(), "searchSource", Lens.nothing()));
    return Map.of("savedVis", visual, "hidePanelTitles", true, "enhancements", Map.of());
  }
}
