package io.portcullis.routes.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.Json;

/**
 * An index of current state, one document for each thing. The moment of writing is the version, so
 * that an older one never takes the place of a newer one. The same again is harmless.
 */
public final class StateIndex implements StateSink {
  /** Documents of one request, and their bytes. */
  static final int MAX_ITEMS = Bulk.MAX_ITEMS;

  static final int MAX_BYTES = Bulk.MAX_BYTES;

  /** Older documents that are taken out by one request. */
  static final int OLDER_AT_ONCE = 1_000;

  /** Where nothing is known yet, there is no index. */
  private static final String IF_THERE = "?ignore_unavailable=true";

  private static final int CONFLICT = 409;

  private final String name;
  private final Elasticsearch elasticsearch;
  private final Templates templates;
  private boolean prepared;

  public StateIndex(String name, ElasticsearchAccess access, Templates templates) {
    this.name = name;
    this.elasticsearch = Elasticsearch.at(access);
    this.templates = templates;
  }

  @Override
  public void write(List<Document> documents, Instant at) throws IOException {
    prepare();
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    int items = 0;
    for (Document document : documents) {
      if (items == MAX_ITEMS || items > 0 && lines.size() + document.source().length > MAX_BYTES) {
        send(lines, "index");
        items = 0;
      }
      line(lines, Json.bytes(Map.of("index", place(document.id(), at))));
      line(lines, document.source());
      items++;
    }
    send(lines, "index");
  }

  /** By search and bulk: deleting by a query is a module that not every Elasticsearch has. */
  @Override
  public long takeOutOlder(Instant at, long most) throws IOException {
    prepare();
    long out = 0;
    while (out <= most) {
      elasticsearch.send("POST", "/" + name + "/_refresh" + IF_THERE, "");
      List<String> older = older(at);
      if (older.isEmpty()) {
        return out;
      }
      ByteArrayOutputStream lines = new ByteArrayOutputStream();
      older.forEach(id -> line(lines, Json.bytes(Map.of("delete", place(id, at)))));
      send(lines, "delete");
      out += older.size();
    }
    throw new IOException("%s has more than %d older documents".formatted(name, most));
  }

  private List<String> older(Instant at) throws IOException {
    Map<String, Object> before = Map.of("range", Map.of("@timestamp", Map.of("lt", at.toString())));
    String query = Json.text(Map.of("size", OLDER_AT_ONCE, "_source", false, "query", before));
    JsonNode found = elasticsearch.send("POST", "/" + name + "/_search" + IF_THERE, query);
    List<String> ids = new ArrayList<>();
    found.path("hits").path("hits").forEach(hit -> ids.add(hit.path("_id").asText()));
    return ids;
  }

  /** After a failure the one that answers again may be another, empty Elasticsearch. */
  private void prepare() throws IOException {
    if (!prepared) {
      templates.install(elasticsearch);
      prepared = true;
    }
  }

  private Map<String, Object> place(String id, Instant at) {
    return Map.of(
        "_index", name, "_id", id, "version", at.toEpochMilli(), "version_type", "external");
  }

  private static void line(ByteArrayOutputStream lines, byte[] json) {
    lines.writeBytes(json);
    lines.write('\n');
  }

  private void send(ByteArrayOutputStream lines, String operation) throws IOException {
    if (lines.size() == 0) {
      return;
    }
    try {
      check(elasticsearch.bulk(lines.toByteArray()), operation);
    } catch (IOException e) {
      prepared = false;
      throw e;
    }
    lines.reset();
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

  @Override
  public void close() {
    elasticsearch.close();
  }
}
