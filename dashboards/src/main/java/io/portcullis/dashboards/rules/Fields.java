package io.portcullis.dashboards.rules;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/** Fields of one JSON object, held against what they must be. */
final class Fields {
  static final Predicate<JsonNode> TEXT = n -> n.isTextual() && !n.asText().isBlank();
  static final Predicate<JsonNode> FLAG = JsonNode::isBoolean;
  static final Predicate<JsonNode> NUMBER = JsonNode::isIntegralNumber;
  static final Predicate<JsonNode> NONE = n -> n.isArray() && n.isEmpty();
  static final Predicate<JsonNode> TEXTS = Fields::texts;
  static final Predicate<JsonNode> SOME = n -> texts(n) && !n.isEmpty();
  static final Predicate<JsonNode> OBJECT = JsonNode::isObject;
  static final Predicate<JsonNode> ANY_LIST = JsonNode::isArray;

  private Fields() {}

  static Predicate<JsonNode> word(String... words) {
    return n -> n.isTextual() && List.of(words).contains(n.asText());
  }

  static Predicate<JsonNode> like(String pattern) {
    Pattern whole = Pattern.compile(pattern);
    return n -> n.isTextual() && whole.matcher(n.asText()).matches();
  }

  private static boolean texts(JsonNode list) {
    if (!list.isArray()) {
      return false;
    }
    for (JsonNode each : list) {
      if (!TEXT.test(each)) {
        return false;
      }
    }
    return true;
  }

  /** All of these must be there, and nothing else. */
  static void check(
      String place, JsonNode object, Map<String, Predicate<JsonNode>> form, List<String> problems) {
    Set<String> unknown = new TreeSet<>();
    object.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(form.keySet());
    unknown.forEach(name -> problems.add(place + name + ": unknown"));
    form.forEach(
        (name, holds) -> {
          if (!object.has(name)) {
            problems.add(place + name + ": missing");
          } else if (!holds.test(object.get(name))) {
            problems.add(place + name + ": can not be " + object.get(name));
          }
        });
  }
}
