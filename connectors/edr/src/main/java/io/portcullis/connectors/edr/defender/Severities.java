package io.portcullis.connectors.edr.defender;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Words;
import io.portcullis.model.Severity;

/** Defender's words for how bad something is, and for what kind of attack it is part of. */
final class Severities {
  /** Behind the technique's name. */
  private static final Pattern TECHNIQUE_ID = Pattern.compile("\\s?\\(T\\d{4}(\\.\\d{3})?\\)$");

  private static final int MAX = 16;

  private Severities() {}

  /** Empty for "unknown", "unspecified" and words of a later version. */
  static Optional<Severity> of(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "informational", "info" -> Optional.of(Severity.INFO);
      case "low" -> Optional.of(Severity.LOW);
      case "medium" -> Optional.of(Severity.MEDIUM);
      case "high" -> Optional.of(Severity.HIGH);
      case "critical" -> Optional.of(Severity.CRITICAL);
      default -> Optional.empty();
    };
  }

  /** In kebab case: "CredentialAccess", and "Phishing (T1566)" without its number. */
  static Set<String> categories(Doc doc) {
    Set<String> categories = new LinkedHashSet<>();
    put(categories, doc.text("Category"));
    for (String list : List.of("Categories", "AttackTechniques", "mitreTechniques")) {
      doc.embedded(list).items().forEach(item -> put(categories, item.value()));
    }
    return categories;
  }

  private static void put(Set<String> categories, String words) {
    String kebab = Words.kebab(TECHNIQUE_ID.matcher(words).replaceFirst(""));
    if (!kebab.isEmpty() && categories.size() < MAX) {
      categories.add(kebab);
    }
  }
}
