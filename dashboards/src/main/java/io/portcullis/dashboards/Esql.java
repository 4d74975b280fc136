package io.portcullis.dashboards;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The little that the generator has to know of ES|QL. */
final class Esql {
  private static final Pattern FROM = Pattern.compile("^FROM ([^\\s|]+)");

  /** Types of Elasticsearch as Kibana calls them. */
  private static final Map<String, String> TYPES =
      Map.of(
          "keyword", "string",
          "text", "string",
          "date", "date",
          "long", "number",
          "integer", "number",
          "double", "number",
          "boolean", "boolean");

  private Esql() {}

  /**
   * @throws IllegalArgumentException when the query does not begin with FROM and one pattern
   */
  static String from(String query) {
    Matcher from = FROM.matcher(query);
    if (!from.find()) {
      throw new IllegalArgumentException("the query does not begin with FROM: " + query);
    }
    return from.group(1);
  }

  static String kibana(String type) {
    String known = TYPES.get(type);
    if (known == null) {
      throw new IllegalArgumentException(type + " is none of " + TYPES.keySet());
    }
    return known;
  }
}
