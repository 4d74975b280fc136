package io.portcullis.dashboards;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A number that changes its colour when it is too large. */
final class Palette {
  private static final double MOST = 1e15;

  private Palette() {}

  /**
   * @param from the smallest number that is shown as danger
   */
  static Map<String, Object> alarm(Colour below, double from) {
    Map<String, Object> params = new TreeMap<>();
    params.put("name", "custom");
    params.put("reverse", false);
    params.put("rangeType", "number");
    params.put("rangeMin", 0);
    params.put("rangeMax", MOST);
    params.put("progression", "fixed");
    params.put("continuity", "above");
    params.put("steps", 2);
    params.put("maxSteps", 5);
    // Kibana keeps where a colour begins and where it ends.
    params.put("colorStops", List.of(stop(below, 0), stop(Colour.DANGER, from)));
    params.put("stops", List.of(stop(below, from), stop(Colour.DANGER, MOST)));
    return Map.of("type", "palette", "name", "custom", "params", params);
  }

  private static Map<String, Object> stop(Colour colour, double at) {
    return Map.of("color", colour.code(), "stop", at);
  }
}
