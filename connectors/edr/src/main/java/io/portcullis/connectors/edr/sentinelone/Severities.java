package io.portcullis.connectors.edr.sentinelone;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Words;
import io.portcullis.model.Severity;

/**
 * SentinelOne's two scales. Alerts have a severity ("Low", "E_LOW", or OCSF's 1 to 6). A threat has
 * only the confidence that it is one, and whether it was dealt with.
 */
final class Severities {
  private static final int MAX = 16;

  private Severities() {}

  static Optional<Severity> named(String word) {
    return switch (word.toUpperCase(Locale.ROOT).replaceFirst("^E_", "")) {
      case "INFO", "INFORMATIONAL", "1" -> Optional.of(Severity.INFO);
      case "LOW", "2" -> Optional.of(Severity.LOW);
      case "MEDIUM", "3" -> Optional.of(Severity.MEDIUM);
      case "HIGH", "4" -> Optional.of(Severity.HIGH);
      case "CRITICAL", "FATAL", "5", "6" -> Optional.of(Severity.CRITICAL);
      default -> Optional.empty();
    };
  }

  /** What was stopped is one step less bad than what still runs. */
  static Optional<Severity> threat(String confidence, boolean mitigated) {
    return switch (confidence.toLowerCase(Locale.ROOT)) {
      case "malicious" -> Optional.of(mitigated ? Severity.MEDIUM : Severity.HIGH);
      case "suspicious" -> Optional.of(mitigated ? Severity.LOW : Severity.MEDIUM);
      default -> Optional.empty();
    };
  }

  /**
   * Classification, and ATT&amp;CK tactics and techniques, in kebab case.
   *
   * @param attacks items that hold {@code tactics} and techniques
   */
  static Set<String> categories(String classification, List<Doc> attacks) {
    Set<String> categories = new LinkedHashSet<>();
    put(categories, classification.equalsIgnoreCase("unknown") ? "" : classification);
    for (Doc attack : attacks) {
      for (Doc tactic : attack.at("tactics").items()) {
        put(categories, tactic.text("name"));
        tactic.at("techniques").items().forEach(t -> put(categories, t.text("name")));
      }
      put(categories, attack.text("technique.name"));
    }
    return categories;
  }

  private static void put(Set<String> categories, String words) {
    String kebab = Words.kebab(words);
    if (!kebab.isEmpty() && categories.size() < MAX) {
      categories.add(kebab);
    }
  }
}
