package io.portcullis.routes.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.evidence.SealedDocument;
import io.portcullis.routes.seal.Elasticsearch;

/**
 * Takes the personal part out of all records in Elasticsearch that name a person. What is taken out
 * is told before, so that there is never a redacted record without its order: a repetition after a
 * crash finds those that are left, and tells of them again.
 */
public final class Eraser {
  /** Records of one round. */
  static final int ROUND = 500;

  /** Most rounds of one order: a million records. */
  static final int ROUNDS = 2_000;

  /** Exact values of these, as keywords, name the person. */
  private static final List<String> FIELDS =
      List.of(
          "user.*",
          "related.user",
          "client.user.*",
          "source.user.*",
          "destination.user.*",
          "host.user.*",
          "process.user.*",
          "process.real_user.*",
          "email.*",
          "url.username",
          "portcullis.personal.*");

  private static final String SIGNAL = "portcullis.signal.id";
  private static final int CONFLICT = 409;

  private final Elasticsearch elasticsearch;
  private final Map<String, Object> own;

  /**
   * @param prefix of this hub's topics and chains: records of others on the same Elasticsearch are
   *     theirs to erase, and only their checkpoints could say so
   */
  public Eraser(Elasticsearch elasticsearch, String prefix) {
    this.elasticsearch = elasticsearch;
    this.own =
        Map.of("regexp", Map.of("portcullis.seal.chain", prefix.replace(".", "\\.") + "c[0-9]+"));
  }

  /**
   * @param names of the person, all of them
   * @param order that stands in each record from then on
   * @param telling gets the ids of records before their personal part is taken out, at most {@link
   *     #ROUND} at a time, and returns when that is durable
   * @return how many records have been erased by this order, those of earlier tries among them
   * @throws IOException when not all could be done; what was done stays done
   */
  public long erase(Set<String> names, String order, Consumer<List<String>> telling)
      throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      List<JsonNode> hits = search(naming(names));
      if (hits.isEmpty()) {
        return count(order);
      }
      // The vendor's own words lie in records of their own, which name nobody in a field: they are
      // found by these alone, so these are erased when all words are.
      if (redact(words(hits), order, telling)) {
        redact(hits, order, telling);
      }
    }
    throw new IOException("more than %d records; ask again".formatted(ROUNDS * ROUND));
  }

  private long count(String order) throws IOException {
    Map<String, Object> done = Map.of("term", Map.of("portcullis.seal.redacted", order));
    Map<String, Object> query =
        Map.of("query", Map.of("bool", Map.of("filter", List.of(own, done))));
    return elasticsearch
        .send("POST", ElasticsearchRecords.STREAMS + "/_count", Json.text(query))
        .path("count")
        .asLong();
  }

  private Map<String, Object> naming(Set<String> names) {
    List<Object> should = new ArrayList<>();
    for (String name : names) {
      should.add(Map.of("multi_match", Map.of("query", name, "fields", FIELDS, "lenient", true)));
    }
    return Map.of(
        "filter",
        List.of(own),
        "should",
        should,
        "minimum_should_match",
        1,
        "must_not",
        redacted());
  }

  private List<JsonNode> words(List<JsonNode> hits) throws IOException {
    Set<String> signals = new HashSet<>();
    hits.forEach(
        hit -> {
          String signal = hit.at("/_source/portcullis/signal/id").asText();
          if (!signal.isEmpty()) {
            signals.add(signal);
          }
        });
    if (signals.isEmpty()) {
      return List.of();
    }
    List<Object> filter =
        List.of(
            own,
            Map.of("terms", Map.of(SIGNAL, signals)),
            Map.of("term", Map.of("data_stream.dataset", "portcullis.raw")));
    return search(Map.of("filter", filter, "must_not", redacted()));
  }

  private static List<Object> redacted() {
    return List.of(Map.of("exists", Map.of("field", "portcullis.seal.redacted")));
  }

  private List<JsonNode> search(Map<String, Object> bool) throws IOException {
    elasticsearch.send("POST", ElasticsearchRecords.STREAMS + "/_refresh", "");
    Map<String, Object> query = new HashMap<>();
    query.put("size", ROUND);
    query.put("seq_no_primary_term", true);
    query.put("track_total_hits", false);
    query.put("query", Map.of("bool", bool));
    List<JsonNode> hits = new ArrayList<>();
    elasticsearch
        .send(
            "POST",
            ElasticsearchRecords.STREAMS + "/_search?allow_partial_search_results=false",
            Json.text(query))
        .at("/hits/hits")
        .forEach(hits::add);
    return hits;
  }

  /** Whether all of them are; what somebody changed meanwhile is not. */
  private boolean redact(List<JsonNode> hits, String order, Consumer<List<String>> telling)
      throws IOException {
    if (hits.isEmpty()) {
      return true;
    }
    telling.accept(hits.stream().map(hit -> hit.path("_id").asText()).toList());
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (JsonNode hit : hits) {
      line(lines, Map.of("index", place(hit)));
      line(lines, redacted(hit, order));
    }
    return done(elasticsearch.bulk(lines.toByteArray()));
  }

  /** In its own backing index, and only as it was read: a data stream takes no changes itself. */
  private static Map<String, Object> place(JsonNode hit) {
    return Map.of(
        "_index", hit.path("_index").asText(),
        "_id", hit.path("_id").asText(),
        "if_seq_no", hit.path("_seq_no").asLong(),
        "if_primary_term", hit.path("_primary_term").asLong());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> redacted(JsonNode hit, String order) throws IOException {
    try {
      Map<String, Object> stored = Json.MAPPER.convertValue(hit.path("_source"), Map.class);
      return SealedDocument.from(stored).redact(order).fields();
    } catch (IllegalArgumentException e) {
      throw new IOException(hit.path("_id").asText() + ": " + e.getMessage(), e);
    }
  }

  private static boolean done(JsonNode answer) throws IOException {
    boolean all = true;
    for (JsonNode item : answer.path("items")) {
      JsonNode result = item.path("index");
      boolean conflict = result.path("status").asInt() == CONFLICT;
      if (result.has("error") && !conflict) {
        throw new IOException(
            "%s: %s".formatted(result.path("_id").asText(), result.at("/error/reason").asText()));
      }
      all &= !conflict;
    }
    return all;
  }

  private static void line(ByteArrayOutputStream lines, Map<String, Object> json) {
    lines.writeBytes(Json.bytes(json));
    lines.write('\n');
  }
}
