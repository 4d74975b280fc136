package io.portcullis.connectors.edr.crowdstrike;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

import io.portcullis.connectors.api.Doc;
import io.portcullis.model.Severity;

/**
 * Falcon's severities. The name counts where there is one. Numbers are on one of two scales: 0 to
 * 100 in steps of 20 (alerts, and newer events), and 1 to 5 (the older summary events).
 */
final class Severities {
  private Severities() {}

  /** Empty where the vendor gives none, as for a lead that nobody has judged yet. */
  static Optional<Severity> of(Doc detection) {
    Optional<Severity> named = named(detection.first("severity_name", "SeverityName"));
    if (named.isPresent()) {
      return named;
    }
    String text = detection.text("Severity");
    Optional<Severity> spelled = named(text);
    if (spelled.isPresent() || text.isEmpty()) {
      return spelled;
    }
    OptionalDouble number = detection.number("Severity");
    boolean alert = detection.has("composite_id");
    return Optional.of(numbered(number.orElse(0), alert));
  }

  static Optional<Severity> named(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "informational", "info", "none" -> Optional.of(Severity.INFO);
      case "low" -> Optional.of(Severity.LOW);
      case "medium" -> Optional.of(Severity.MEDIUM);
      case "high" -> Optional.of(Severity.HIGH);
      case "critical" -> Optional.of(Severity.CRITICAL);
      default -> Optional.empty();
    };
  }

  private static Severity numbered(double number, boolean percent) {
    int step = (int) (!percent && number <= 5 ? number - 1 : number / 20);
    return Severity.values()[Math.clamp(step, 0, Severity.values().length - 1)];
  }
}
