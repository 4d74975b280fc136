package io.portcullis.routes.alerts;

import java.util.List;
import java.util.Set;

import io.portcullis.model.Alert;
import io.portcullis.model.Severity;
import io.portcullis.routes.verdict.Glob;

/**
 * Which channels an alert goes to: those of the first route that it matches.
 *
 * @param otherwise those of what matches none
 */
record Directions(List<Route> routes, List<String> otherwise) {
  /**
   * @param kinds none is all
   * @param owners patterns; none is all
   */
  record Route(Severity from, Set<Alert.Kind> kinds, List<String> owners, List<String> channels) {
    private boolean matches(Alert alert) {
      return alert.severity().compareTo(from) >= 0
          && (kinds.isEmpty() || kinds.contains(alert.kind()))
          && (owners.isEmpty() || owners.stream().anyMatch(o -> Glob.matches(o, alert.owner())));
    }
  }

  List<String> channels(Alert alert) {
    return routes.stream()
        .filter(route -> route.matches(alert))
        .findFirst()
        .map(Route::channels)
        .orElse(otherwise);
  }
}
