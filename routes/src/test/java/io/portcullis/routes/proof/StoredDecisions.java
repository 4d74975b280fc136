package io.portcullis.routes.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.Json;

/** The decision records that a stranger finds in Elasticsearch. */
record StoredDecisions(URI elasticsearch) {
  private static final int PAGE = 10_000;

  /** How many there are, by signal id. */
  Map<String, Integer> decided() {
    ask("_refresh", Map.of());
    Map<String, Integer> found = new HashMap<>();
    JsonNode hits = page(List.of());
    while (!hits.isEmpty()) {
      hits.forEach(
          h -> found.merge(h.at("/_source/portcullis/signal/id").asText(), 1, Integer::sum));
      JsonNode last = hits.get(hits.size() - 1).path("sort");
      hits = page(List.of(last.get(0).asText(), last.get(1).asLong()));
    }
    return found;
  }

  private JsonNode page(List<?> after) {
    Map<String, Object> query = new HashMap<>();
    query.put("size", PAGE);
    query.put("_source", List.of("portcullis.signal.id"));
    query.put(
        "sort",
        List.of(Map.of("portcullis.seal.chain", "asc"), Map.of("portcullis.seal.sequence", "asc")));
    if (!after.isEmpty()) {
      query.put("search_after", after);
    }
    return ask("_search", query).at("/hits/hits");
  }

  private JsonNode ask(String call, Map<String, ?> query) {
    HttpRequest.BodyPublisher body =
        query.isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofByteArray(Json.bytes(query));
    HttpRequest request =
        HttpRequest.newBuilder(elasticsearch.resolve("/logs-portcullis.decisions-default/" + call))
            .header("Content-Type", "application/json")
            .POST(body)
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return Json.read(
          http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body(), JsonNode.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
