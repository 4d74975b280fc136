package io.portcullis.routes.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.keys.Control;
import io.portcullis.model.keys.KeyControls;

/**
 * The newest control matrix in the index portcullis-matrix, one document for each key and control.
 * The moment is the version, so that an older matrix never takes the place of a newer one.
 */
public final class MatrixIndex {
  static final String INDEX = "portcullis-matrix";

  /** Most keys of one matrix. */
  public static final int MOST_KEYS = 5_000;

  /** Of one request, some 30 documents each. */
  static final int KEYS_AT_ONCE = 30;

  /** Older documents that are taken out by one request. */
  static final int OLDER_AT_ONCE = 1_000;

  /** As many as take out a whole matrix, and one to see it done. */
  private static final int ROUNDS = MOST_KEYS * Control.values().length / OLDER_AT_ONCE + 1;

  /** Where no key is known yet, there is no index. */
  private static final String IF_THERE = "?ignore_unavailable=true";

  private static final int CONFLICT = 409;

  private final ElasticsearchAccess access;
  private final Templates templates;

  public MatrixIndex(ElasticsearchAccess access, Templates templates) {
    this.access = access;
    this.templates = templates;
  }

  /**
   * @param keys at most {@link #MOST_KEYS}
   * @param digest of the whole matrix
   * @param at of the matrix; what an older one has and this one not is taken out
   * @throws IOException when Elasticsearch is away or refuses a document; the same again is
   *     harmless
   */
  public void write(List<KeyControls> keys, String digest, Instant at) throws IOException {
    Instant moment = at.truncatedTo(ChronoUnit.MILLIS);
    try (Elasticsearch elasticsearch = Elasticsearch.at(access)) {
      templates.install(elasticsearch);
      for (int from = 0; from < keys.size(); from += KEYS_AT_ONCE) {
        List<KeyControls> some = keys.subList(from, Math.min(keys.size(), from + KEYS_AT_ONCE));
        send(elasticsearch, some, digest, moment);
      }
      takeOutOlder(elasticsearch, moment);
    }
  }

  private static void send(
      Elasticsearch elasticsearch, List<KeyControls> keys, String digest, Instant at)
      throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (KeyControls key : keys) {
      for (KeyControls.Cell cell : key.cells()) {
        line(lines, Map.of("index", place(MatrixDocument.id(key, cell), at)));
        line(lines, MatrixDocument.of(key, cell, digest, at));
      }
    }
    check(elasticsearch.bulk(lines.toByteArray()), "index");
  }

  /** By search and bulk: deleting by a query is a module that not every Elasticsearch has. */
  private static void takeOutOlder(Elasticsearch elasticsearch, Instant at) throws IOException {
    String older =
        Json.text(
            Map.of(
                "size",
                OLDER_AT_ONCE,
                "_source",
                false,
                "query",
                Map.of("range", Map.of("@timestamp", Map.of("lt", at.toString())))));
    for (int round = 0; round < ROUNDS; round++) {
      elasticsearch.send("POST", "/" + INDEX + "/_refresh" + IF_THERE, "");
      JsonNode hits = elasticsearch.send("POST", "/" + INDEX + "/_search" + IF_THERE, older);
      JsonNode found = hits.path("hits").path("hits");
      if (found.isEmpty()) {
        return;
      }
      ByteArrayOutputStream lines = new ByteArrayOutputStream();
      found.forEach(hit -> line(lines, Map.of("delete", place(hit.path("_id").asText(), at))));
      check(elasticsearch.bulk(lines.toByteArray()), "delete");
    }
    throw new IOException("%s has more older documents than a matrix".formatted(INDEX));
  }

  private static Map<String, Object> place(String id, Instant at) {
    return Map.of(
        "_index", INDEX, "_id", id, "version", at.toEpochMilli(), "version_type", "external");
  }

  private static void line(ByteArrayOutputStream lines, Map<String, Object> json) {
    lines.writeBytes(Json.bytes(json));
    lines.write('\n');
  }

  private static void check(JsonNode answer, String operation) throws IOException {
    for (JsonNode item : answer.path("items")) {
      JsonNode result = item.path(operation);
      // What is as new or newer stays: another hub took over meanwhile, or this is a repetition.
      if (result.has("error") && result.path("status").asInt() != CONFLICT) {
        throw new IOException(
            "%s: %s".formatted(result.path("_id").asText(), result.at("/error/reason").asText("")));
      }
    }
  }
}
