package io.portcullis.routes.seal;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.Json;

/**
 * Which sealed records Elasticsearch holds. An id is unique only within one backing index, so after
 * a rollover a record that is sent twice would be stored twice; whoever may send one again asks
 * here first.
 */
final class StoredSeals {
  private static final String STREAMS = "/logs-portcullis.*-default/";
  private static final String HASH = "portcullis.seal.hash";

  private final Elasticsearch elasticsearch;
  private final Map<String, Long> highest = new HashMap<>();

  StoredSeals(Elasticsearch elasticsearch) {
    this.elasticsearch = elasticsearch;
  }

  /** The largest stored sequence of the chain when first asked; 0 when there is none. */
  synchronized long highest(String chain) throws IOException {
    Long known = highest.get(chain);
    if (known == null) {
      known = ask(chain);
      highest.put(chain, known);
    }
    return known;
  }

  synchronized void forget() {
    highest.clear();
  }

  /** Stored hashes by id, in any backing index; ids that are not stored are absent. */
  Map<String, String> hashes(List<Item> items) throws IOException {
    refresh();
    List<String> ids = items.stream().map(Item::id).toList();
    Map<String, Object> query =
        Map.of(
            "size", ids.size(),
            "query", Map.of("ids", Map.of("values", ids)),
            "_source", List.of(HASH));
    return byId(search(query));
  }

  /** The same for documents that were just found to be there, which a search may not yet see. */
  Map<String, String> hashesNow(List<Bulk.Conflict> conflicts) throws IOException {
    List<Map<String, Object>> docs =
        conflicts.stream()
            .map(c -> Map.<String, Object>of("_index", c.index(), "_id", c.item().id()))
            .toList();
    String body = Json.text(Map.of("docs", docs));
    return byId(elasticsearch.send("POST", "/_mget?_source_includes=" + HASH, body).path("docs"));
  }

  private long ask(String chain) throws IOException {
    refresh();
    Map<String, Object> query =
        Map.of(
            "size",
            1,
            "query",
            Map.of("term", Map.of("portcullis.seal.chain", chain)),
            "sort",
            List.of(Map.of("portcullis.seal.sequence", "desc")),
            "_source",
            false);
    return search(query).path(0).path("sort").path(0).asLong(0);
  }

  private JsonNode search(Map<String, Object> query) throws IOException {
    return elasticsearch
        .send("POST", STREAMS + "_search?allow_partial_search_results=false", Json.text(query))
        .path("hits")
        .path("hits");
  }

  private void refresh() throws IOException {
    elasticsearch.send("POST", STREAMS + "_refresh", "");
  }

  private static Map<String, String> byId(JsonNode documents) {
    Map<String, String> hashes = new HashMap<>();
    for (JsonNode document : documents) {
      JsonNode hash = document.path("_source").path("portcullis").path("seal").path("hash");
      if (hash.isTextual()) {
        hashes.put(document.path("_id").asText(), hash.asText());
      }
    }
    return hashes;
  }
}
