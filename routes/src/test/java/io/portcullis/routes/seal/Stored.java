package io.portcullis.routes.seal;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.evidence.Head;
import io.portcullis.model.evidence.SealedDocument;

/** What a stranger finds in Elasticsearch under one hub's chains. */
final class Stored implements AutoCloseable {
  private static final int PAGE = 10_000;

  final Elasticsearch elasticsearch;
  private final String prefix;

  Stored(URI uri, String prefix) {
    this.elasticsearch = Elasticsearch.at(ElasticsearchAccess.open(uri));
    this.prefix = prefix;
  }

  /** The documents of the hub's chains, in the order of their sequences. */
  Map<String, List<SealedDocument>> chains() throws IOException {
    elasticsearch.send("POST", "/logs-portcullis.*/_refresh", "");
    Map<String, List<SealedDocument>> chains = new TreeMap<>();
    for (String chain : IntStream.range(0, 4).mapToObj(i -> prefix + "c" + i).toList()) {
      chains.put(chain, chain(chain));
    }
    return chains;
  }

  private List<SealedDocument> chain(String chain) throws IOException {
    List<SealedDocument> documents = new ArrayList<>();
    long last = -1;
    while (true) {
      JsonNode hits = page(chain, last);
      for (JsonNode hit : hits) {
        documents.add(document(hit.path("_source")));
        last = hit.path("sort").path(0).asLong();
      }
      if (hits.size() < PAGE) {
        return documents;
      }
    }
  }

  private JsonNode page(String chain, long after) throws IOException {
    Map<String, Object> query =
        Map.of(
            "size", PAGE,
            "query", Map.of("term", Map.of("portcullis.seal.chain", chain)),
            "search_after", List.of(after),
            "sort", List.of(Map.of("portcullis.seal.sequence", "asc")));
    return search(Json.text(query));
  }

  /** Walks every chain from its start; names what is wrong. */
  List<String> problems() throws IOException {
    List<String> problems = new ArrayList<>();
    chains().values().forEach(chain -> walk(chain, problems));
    return problems;
  }

  long count() throws IOException {
    elasticsearch.send("POST", "/logs-portcullis.*/_refresh", "");
    Map<String, Object> query =
        Map.of("query", Map.of("prefix", Map.of("portcullis.seal.chain", prefix)));
    return elasticsearch
        .send("POST", "/logs-portcullis.*/_count", Json.text(query))
        .path("count")
        .asLong();
  }

  private static void walk(List<SealedDocument> chain, List<String> problems) {
    Head head = Head.START;
    for (SealedDocument document : chain) {
      document.problemAfter(head).ifPresent(problems::add);
      head = document.seal().head();
    }
  }

  private JsonNode search(String query) throws IOException {
    return elasticsearch
        .send("POST", "/logs-portcullis.*/_search", query)
        .path("hits")
        .path("hits");
  }

  @SuppressWarnings("unchecked")
  private static SealedDocument document(JsonNode source) {
    return SealedDocument.from(Json.MAPPER.convertValue(source, Map.class));
  }

  @Override
  public void close() {
    elasticsearch.close();
  }
}
