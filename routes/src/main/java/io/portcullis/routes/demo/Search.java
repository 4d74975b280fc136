package io.portcullis.routes.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.Json;

/** Asks Elasticsearch for evidence. */
final class Search {
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI elasticsearch;

  Search(URI elasticsearch) {
    this.elasticsearch = elasticsearch;
  }

  /** Records of a data stream in which a field has this value. */
  long count(String dataset, String field, String value) {
    Map<String, Object> query =
        Map.of(
            "size",
            0,
            "track_total_hits",
            true,
            "query",
            Map.of("bool", Map.of("filter", List.of(Map.of("term", Map.of(field, value))))));
    return answer("/logs-portcullis." + dataset + "-*/_search?ignore_unavailable=true", query)
        .path("hits")
        .path("total")
        .path("value")
        .asLong(0);
  }

  private JsonNode answer(String path, Map<String, Object> body) {
    HttpRequest request =
        HttpRequest.newBuilder(elasticsearch.resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(Json.bytes(body)))
            .build();
    try {
      return Json.MAPPER.readTree(client.send(request, BodyHandlers.ofByteArray()).body());
    } catch (IOException e) {
      return Json.MAPPER.missingNode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Json.MAPPER.missingNode();
    }
  }
}
