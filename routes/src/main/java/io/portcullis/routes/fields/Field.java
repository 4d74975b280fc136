package io.portcullis.routes.fields;

import java.util.List;
import java.util.Map;

import io.portcullis.model.evidence.PersonalPaths;

/**
 * One field of documents.
 *
 * @param name with dots, as ECS or the hub calls it
 * @param type of Elasticsearch, or {@code digest}: a short keyword, {@code stored}: kept and not
 *     searched
 * @param records the data sets whose records have it, or "all"
 * @param example of a value, or empty
 * @param meaning in a few words
 */
public record Field(
    String name, String type, List<String> records, String example, String meaning) {
  private static final int LONGEST = 1_024;
  private static final int LONGEST_DIGEST = 128;

  public Field {
    records = List.copyOf(records);
  }

  /** True when it goes as a person is erased. */
  public boolean personal() {
    return PersonalPaths.VERSION_1.stream()
        .anyMatch(path -> name.equals(path) || name.startsWith(path + "."));
  }

  /** As a mapping of Elasticsearch says it. */
  Map<String, Object> mapping() {
    return switch (type) {
      case "keyword" -> Map.of("type", "keyword", "ignore_above", LONGEST);
      case "digest" -> Map.of("type", "keyword", "ignore_above", LONGEST_DIGEST);
      case "stored" -> Map.of("type", "keyword", "index", false, "doc_values", false);
      case "flattened" -> Map.of("type", "flattened", "ignore_above", LONGEST);
      default -> Map.of("type", type);
    };
  }
}
