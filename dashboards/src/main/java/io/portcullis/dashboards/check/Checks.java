package io.portcullis.dashboards.check;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A strict validator of saved objects: an import of Kibana refuses a part of this, and shows the
 * rest as a broken panel, weeks later.
 */
public final class Checks {
  private static final String CORE = "8.8.0";

  /** Types that are made here, and the newest form of each that is written. */
  private static final Map<String, String> VERSIONS =
      Map.of("dashboard", "10.2.0", "index-pattern", "8.0.0", "tag", "8.0.0");

  private static final List<String> VIEW_TEXTS =
      List.of("fieldAttrs", "fieldFormatMap", "fields", "runtimeFieldMap", "sourceFilters");

  private final Problems problems = new Problems();
  private final Map<String, JsonNode> objects = new LinkedHashMap<>();

  private Checks() {}

  /** What is wrong, each with its place; empty when all is well. */
  public static List<String> problems(String ndjson) {
    Checks checks = new Checks();
    checks.read(ndjson);
    checks.objects.forEach(checks::object);
    return checks.problems.all();
  }

  private void read(String ndjson) {
    problems.check(ndjson.endsWith("\n"), "end", "the last line is not ended");
    int line = 0;
    for (String text : ndjson.split("\n", -1)) {
      line++;
      if (text.isEmpty() && line > 1) {
        continue;
      }
      String place = "line " + line;
      parse(text, place)
          .ifPresent(
              object -> {
                String key = key(object.path("type").asText(), object.path("id").asText());
                problems.check(objects.put(key, object) == null, place, key + " is there twice");
              });
    }
  }

  private Optional<JsonNode> parse(String text, String place) {
    try {
      JsonNode object = Problems.JSON.readTree(text);
      problems.check(object.isObject(), place, "is no object");
      return object.isObject() ? Optional.of(object) : Optional.empty();
    } catch (JsonProcessingException e) {
      problems.check(false, place, "is no JSON: " + e.getOriginalMessage());
      return Optional.empty();
    }
  }

  private static String key(String type, String id) {
    return type + "/" + id;
  }

  private void object(String key, JsonNode object) {
    String type = object.path("type").asText();
    problems.check(!object.path("id").asText().isEmpty(), key, "has no id");
    problems.check(VERSIONS.containsKey(type), key, "Kibana's import takes no such type from here");
    problems.check(
        object.path("typeMigrationVersion").asText().equals(VERSIONS.get(type)),
        key,
        "typeMigrationVersion is not " + VERSIONS.get(type));
    problems.check(
        object.path("coreMigrationVersion").asText().equals(CORE),
        key,
        "coreMigrationVersion is not " + CORE);
    references(key, object);
    switch (type) {
      case "index-pattern" -> view(key, object.path("attributes"));
      case "dashboard" -> new DashboardCheck(problems, key, object).run();
      default -> problems.check(object.at("/attributes/name").isTextual(), key, "has no name");
    }
  }

  private void references(String key, JsonNode object) {
    Set<String> names = new HashSet<>();
    for (JsonNode reference : object.path("references")) {
      String name = reference.path("name").asText();
      String target = key(reference.path("type").asText(), reference.path("id").asText());
      problems.check(names.add(name), key, "two references are called " + name);
      problems.check(objects.containsKey(target), key, name + " leads to " + target + ", not here");
    }
  }

  private void view(String key, JsonNode attributes) {
    problems.check(!attributes.path("title").asText().isEmpty(), key, "has no pattern");
    VIEW_TEXTS.forEach(name -> problems.parsed(attributes.path(name), key + " " + name));
  }
}
