package io.portcullis.dashboards.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/** What a panel, or a control, asks of Elasticsearch, read out of the saved objects. */
public sealed interface Asked {
  /** Dashboard and title, for people. */
  String place();

  /**
   * @param columns of the answer in any order, with Elasticsearch's types
   * @param timed whether Kibana adds its filter of the time
   */
  record Query(String place, String esql, Map<String, String> columns, boolean timed)
      implements Asked {}

  /**
   * @param pattern of indices
   * @param kql which documents, or empty
   * @param rows fields whose values make the rows
   * @param newest fields and Kibana's type of each
   * @param heeds whether what is chosen above counts
   */
  record Counted(
      String place,
      String pattern,
      String kql,
      List<String> rows,
      Map<String, String> newest,
      boolean heeds)
      implements Asked {}

  /** The values of a field to choose from. */
  record Choice(String place, String pattern, String field) implements Asked {}

  /**
   * @param ndjson in which {@link Checks} find nothing wrong
   */
  static List<Asked> of(String ndjson) {
    List<JsonNode> objects = ndjson.lines().map(Asked::json).toList();
    Map<String, String> patterns = new LinkedHashMap<>();
    for (JsonNode object : objects) {
      if (object.path("type").asText().equals("index-pattern")) {
        patterns.put(object.path("id").asText(), object.at("/attributes/title").asText());
      }
    }
    return objects.stream()
        .filter(object -> object.path("type").asText().equals("dashboard"))
        .flatMap(object -> dashboard(object.path("attributes"), patterns))
        .toList();
  }

  private static Stream<Asked> dashboard(JsonNode attributes, Map<String, String> patterns) {
    String title = attributes.path("title").asText();
    List<Asked> all = new ArrayList<>();
    for (JsonNode control : json(attributes.at("/controlGroupInput/panelsJSON").asText())) {
      JsonNode input = control.path("explicitInput");
      all.add(
          new Choice(
              title + ": control " + input.path("title").asText(),
              patterns.get(input.path("dataViewId").asText()),
              input.path("fieldName").asText()));
    }
    for (JsonNode panel : json(attributes.path("panelsJSON").asText())) {
      if (panel.path("type").asText().equals("lens")) {
        JsonNode config = panel.path("embeddableConfig");
        String place = title + ": " + config.path("title").asText();
        all.add(panel(place, config.path("attributes"), patterns));
      }
    }
    return all.stream();
  }

  private static Asked panel(String place, JsonNode attributes, Map<String, String> patterns) {
    JsonNode sources = attributes.at("/state/datasourceStates");
    for (JsonNode layer : sources.at("/textBased/layers")) {
      Map<String, String> columns = new LinkedHashMap<>();
      for (JsonNode column : layer.path("columns")) {
        columns.put(column.path("fieldName").asText(), column.at("/meta/esType").asText());
      }
      return new Query(place, layer.at("/query/esql").asText(), columns, layer.has("timeField"));
    }
    List<String> rows = new ArrayList<>();
    Map<String, String> newest = new LinkedHashMap<>();
    boolean heeds = true;
    for (JsonNode layer : sources.at("/formBased/layers")) {
      heeds = !layer.path("ignoreGlobalFilters").asBoolean();
      for (JsonNode column : layer.path("columns")) {
        String field = column.path("sourceField").asText();
        switch (column.path("operationType").asText()) {
          case "terms" -> rows.add(field);
          case "last_value" -> newest.put(field, column.path("dataType").asText());
          default -> {}
        }
      }
    }
    return new Counted(
        place,
        patterns.get(attributes.at("/references/0/id").asText()),
        attributes.at("/state/query/query").asText(),
        rows,
        newest,
        heeds);
  }

  private static JsonNode json(String text) {
    try {
      return Problems.JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not what the validator takes: " + e.getMessage(), e);
    }
  }
}
