package io.portcullis.connectors.api.ecs;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

import io.portcullis.connectors.api.Doc;

/** event.category and event.kind: ECS's closed lists; a single value may stand without its list. */
record Categories(Set<String> values, String kind) {
  private static final Set<String> DETECTIONS =
      Set.of("malware", "intrusion_detection", "threat", "vulnerability");

  static Categories of(Doc doc) {
    Set<String> values = new LinkedHashSet<>();
    Doc category = doc.at("event.category");
    values.add(category.value().toLowerCase(Locale.ROOT));
    category.items().forEach(item -> values.add(item.value().toLowerCase(Locale.ROOT)));
    values.remove("");
    return new Categories(values, doc.text("event.kind").toLowerCase(Locale.ROOT));
  }

  boolean has(String category) {
    return values.contains(category);
  }

  boolean isAlert() {
    return kind.equals("alert")
        || kind.equals("signal")
        || values.stream().anyMatch(DETECTIONS::contains);
  }

  boolean only(Set<String> others) {
    return !values.isEmpty() && others.containsAll(values);
  }

  /** The first, or "event". */
  String first() {
    return values.stream().findFirst().orElse("event");
  }
}
