package io.portcullis.routes.config;

import java.util.List;

import io.portcullis.model.Alert;
import io.portcullis.model.Severity;

/**
 * Which alerts go to which channels.
 *
 * @param from the lowest severity
 * @param kinds none named is all
 * @param owners patterns with {@code *} and {@code ?}; none named is all, those of nobody too
 */
public record AlertRouteSettings(
    @Default("info") Severity from,
    List<Alert.Kind> kinds,
    List<String> owners,
    List<String> channels) {
  public AlertRouteSettings {
    new Checks()
        .that(!channels.isEmpty(), "channels", "must name one at least")
        .that(owners.stream().noneMatch(String::isBlank), "owners", "must not hold an empty one")
        .end();
  }
}
