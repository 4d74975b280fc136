package io.portcullis.routes.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.Json;
import io.portcullis.evidence.verify.Records;
import io.portcullis.routes.seal.Elasticsearch;

/**
 * Sealed records as Elasticsearch holds them: page by page through a point in time, so that what is
 * stored meanwhile changes nothing. A record that is stored in two backing indices comes twice.
 */
public final class ElasticsearchRecords implements Records {
  static final String STREAMS = "/logs-portcullis.*-default";

  /** Documents of one page; the client takes answers of at most 100 MB. */
  static final int PAGE = 500;

  private static final int MOST_CHAINS = 1_000;
  private static final String KEEP = "5m";

  private final Elasticsearch elasticsearch;

  public ElasticsearchRecords(Elasticsearch elasticsearch) {
    this.elasticsearch = elasticsearch;
  }

  @Override
  public List<String> chains() throws IOException {
    elasticsearch.send("POST", STREAMS + "/_refresh", "");
    Map<String, Object> query =
        Map.of(
            "size",
            0,
            "aggs",
            Map.of(
                "chains",
                Map.of(
                    "terms", Map.of("field", "portcullis.seal.chain", "size", MOST_CHAINS + 1))));
    JsonNode buckets =
        elasticsearch
            .send("POST", STREAMS + "/_search?allow_partial_search_results=false", Json.text(query))
            .at("/aggregations/chains/buckets");
    if (buckets.size() > MOST_CHAINS) {
      throw new IOException("Elasticsearch holds more than " + MOST_CHAINS + " chains");
    }
    List<String> chains = new ArrayList<>();
    buckets.forEach(bucket -> chains.add(bucket.path("key").asText()));
    return chains.stream().sorted().toList();
  }

  @Override
  public void read(String chain, Extent extent, Taker taker) throws IOException {
    String pit =
        elasticsearch
            .send(
                "POST",
                STREAMS + "/_pit?keep_alive=" + KEEP + "&allow_partial_search_results=false",
                "")
            .path("id")
            .asText();
    try {
      pages(query(chain, extent), pit, taker);
    } finally {
      elasticsearch.send("DELETE", "/_pit", Json.text(Map.of("id", pit)));
    }
  }

  private void pages(Map<String, Object> which, String pit, Taker taker) throws IOException {
    Map<String, Object> query = new HashMap<>();
    query.put("size", PAGE);
    query.put("track_total_hits", false);
    query.put("query", which);
    query.put("pit", Map.of("id", pit, "keep_alive", KEEP));
    query.put("sort", List.of(Map.of("portcullis.seal.sequence", "asc")));
    JsonNode hits;
    do {
      hits = elasticsearch.send("POST", "/_search", Json.text(query)).at("/hits/hits");
      for (JsonNode hit : hits) {
        byte[] document = Json.bytes(hit.path("_source"));
        taker.take(document, 0, document.length, place(hit));
        query.put("search_after", hit.path("sort"));
      }
    } while (hits.size() == PAGE);
  }

  private static Map<String, Object> query(String chain, Extent extent) {
    Map<String, Object> term = Map.of("term", Map.of("portcullis.seal.chain", chain));
    Map<String, Object> limits =
        extent.end().isPresent()
            ? Map.of("gte", extent.from(), "lte", extent.to())
            : Map.of("gte", extent.from());
    Map<String, Object> range = Map.of("range", Map.of("portcullis.seal.sequence", limits));
    return Map.of("bool", Map.of("filter", List.of(term, range)));
  }

  /** Empty where the id is the one of the seal. */
  private static String place(JsonNode hit) {
    JsonNode seal = hit.path("_source").path("portcullis").path("seal");
    String expected =
        "%s-%016d".formatted(seal.path("chain").asText(), seal.path("sequence").asLong());
    String id = hit.path("_id").asText();
    return id.equals(expected) ? "" : id;
  }
}
