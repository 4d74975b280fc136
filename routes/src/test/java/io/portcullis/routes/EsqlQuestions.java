package io.portcullis.routes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.Json;
import io.portcullis.dashboards.check.Asked;
import io.portcullis.routes.embedded.EsqlForTests;

/** Asks Elasticsearch as Kibana does, of the days of {@link HubDocuments}. */
final class EsqlQuestions {
  private static final String LONG_AGO = "2000-01-01T00:00:00Z";
  private static final List<String> STREAMS =
      List.of(
          "logs-portcullis.signals-default",
          "logs-portcullis.decisions-default",
          "logs-portcullis.actions-default",
          "logs-portcullis.audit-default",
          "logs-portcullis.raw-default",
          "metrics-portcullis.hub-default");
  private static final List<String> STATES =
      List.of(
          "portcullis-subjects",
          "portcullis-certificates",
          "portcullis-keys",
          "portcullis-matrix",
          "portcullis-calendar");

  private EsqlQuestions() {}

  /** Streams and indices as they are right after the installation: one blank document, long ago. */
  static void emptyIndices(EsqlForTests server) {
    for (String stream : STREAMS) {
      String blank = Json.text(Map.of("@timestamp", LONG_AGO));
      server.call("POST", "/" + stream + "/_doc?refresh=true", blank);
    }
    STATES.forEach(index -> server.call("PUT", "/" + index, ""));
  }

  static JsonNode answer(EsqlForTests server, Asked asked) {
    return answer(server, asked, List.of());
  }

  /**
   * With what is chosen above the dashboard: a filter beside that of the time, as Kibana adds it.
   *
   * @param chosen filters; a panel that counts by itself may leave them aside
   */
  static JsonNode answer(EsqlForTests server, Asked asked, List<Map<String, Object>> chosen) {
    return switch (asked) {
      case Asked.Query query ->
          server.answer("POST", "/_query", esql(query.esql(), query.timed(), chosen));
      case Asked.Counted counted ->
          server.answer(
              "POST",
              search(counted.pattern()),
              body(counted, counted.heeds() ? chosen : List.of()));
      case Asked.Choice choice ->
          server.answer(
              "POST",
              search(choice.pattern()),
              Json.text(Map.of("size", 0, "aggs", terms(List.of(choice.field()), Map.of()))));
    };
  }

  private static String esql(String query, boolean timed, List<Map<String, Object>> chosen) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("query", query);
    body.put(
        "params",
        List.of(
            Map.of("_tstart", HubDocuments.from().toString()),
            Map.of("_tend", HubDocuments.to().toString())));
    List<Map<String, Object>> filters = new ArrayList<>(chosen);
    if (timed) {
      filters.add(time());
    }
    if (!filters.isEmpty()) {
      body.put("filter", all(filters));
    }
    return Json.text(body);
  }

  /** Rows, buckets or a number that is not nothing. */
  static boolean filled(JsonNode answer) {
    if (answer.has("values")) {
      return answer.path("values").valueStream().anyMatch(EsqlQuestions::told);
    }
    JsonNode rows = answer.path("aggregations");
    return rows.has("row") ? deep(rows) : answer.at("/hits/total/value").asLong() > 0;
  }

  /** At each depth of rows there is one. */
  private static boolean deep(JsonNode rows) {
    return !rows.has("row") || rows.at("/row/buckets").valueStream().anyMatch(EsqlQuestions::deep);
  }

  private static boolean told(JsonNode row) {
    return row.valueStream().anyMatch(value -> !value.isNull());
  }

  /** Fields that have to be there, by pattern. */
  static Map<String, List<String>> fields(Asked asked) {
    return switch (asked) {
      case Asked.Query query -> Map.of();
      case Asked.Choice choice -> Map.of(choice.pattern(), List.of(choice.field()));
      case Asked.Counted counted -> {
        List<String> all = new ArrayList<>(counted.rows());
        all.addAll(counted.newest().keySet());
        yield Map.of(counted.pattern(), all);
      }
    };
  }

  static boolean aggregatable(EsqlForTests server, String pattern, String field) {
    JsonNode types =
        server
            .call("GET", "/" + pattern + "/_field_caps?fields=" + field, "")
            .path("fields")
            .path(field);
    return !types.isEmpty()
        && types.valueStream().allMatch(type -> type.path("aggregatable").asBoolean());
  }

  private static String search(String pattern) {
    return "/" + pattern + "/_search";
  }

  private static Map<String, Object> all(List<Map<String, Object>> filters) {
    return Map.of("bool", Map.of("filter", filters));
  }

  private static String body(Asked.Counted counted, List<Map<String, Object>> chosen) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("size", 0);
    body.put("track_total_hits", true);
    List<Map<String, Object>> filters = new ArrayList<>(chosen);
    if (!counted.kql().isEmpty()) {
      filters.add(Map.of("kql", Map.of("query", counted.kql())));
    }
    if (!filters.isEmpty()) {
      body.put("query", all(filters));
    }
    Map<String, Object> newest = new LinkedHashMap<>();
    if (!counted.newest().isEmpty()) {
      newest.put(
          "newest",
          Map.of(
              "top_hits",
              Map.of(
                  "size", 1,
                  "sort", List.of(Map.of("@timestamp", "desc")),
                  "docvalue_fields", List.copyOf(counted.newest().keySet()))));
    }
    Map<String, Object> aggs = terms(counted.rows(), newest);
    if (!aggs.isEmpty()) {
      body.put("aggs", aggs);
    }
    return Json.text(body);
  }

  private static Map<String, Object> terms(List<String> fields, Map<String, Object> inner) {
    if (fields.isEmpty()) {
      return inner;
    }
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("terms", Map.of("field", fields.getFirst()));
    Map<String, Object> next = terms(fields.subList(1, fields.size()), inner);
    if (!next.isEmpty()) {
      row.put("aggs", next);
    }
    return Map.of("row", row);
  }

  private static Map<String, Object> time() {
    return Map.of(
        "range",
        Map.of(
            "@timestamp",
            Map.of(
                "gte", HubDocuments.from().toString(),
                "lte", HubDocuments.to().toString(),
                "format", "strict_date_optional_time")));
  }
}
