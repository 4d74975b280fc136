package io.portcullis.routes.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.KeyDeclaration;
import io.portcullis.model.keys.KeyControls;
import io.portcullis.model.keys.Told;

/**
 * The newest control matrix in the index portcullis-matrix, one document for each key and control.
 * Ids are made of both, and the moment is the version, so that an older matrix never takes the
 * place of a newer one.
 */
public final class MatrixIndex implements AutoCloseable {
  static final String INDEX = "portcullis-matrix";

  /** Of one request: 30 documents each. */
  static final int KEYS_AT_ONCE = 30;

  private static final int CONFLICT = 409;

  private final Elasticsearch elasticsearch;
  private final Templates templates;

  public MatrixIndex(ElasticsearchAccess access, Templates templates) {
    this.elasticsearch = Elasticsearch.at(access);
    this.templates = templates;
  }

  /**
   * @param at of the matrix; what an older one has and this one not is taken out
   * @param digest of the whole matrix
   * @throws IOException when Elasticsearch is away or refuses a document; the same again is
   *     harmless
   */
  public void write(List<KeyControls> keys, String digest, Instant at) throws IOException {
    templates.install(elasticsearch);
    for (int from = 0; from < keys.size(); from += KEYS_AT_ONCE) {
      List<KeyControls> some = keys.subList(from, Math.min(keys.size(), from + KEYS_AT_ONCE));
      send(some, digest, at);
    }
    // Where no key is known yet, there is no index.
    elasticsearch.send("POST", "/" + INDEX + "/_refresh?ignore_unavailable=true", "");
    String older =
        Json.text(
            Map.of("query", Map.of("range", Map.of("@timestamp", Map.of("lt", at.toString())))));
    elasticsearch.send(
        "POST", "/" + INDEX + "/_delete_by_query?conflicts=proceed&ignore_unavailable=true", older);
  }

  private void send(List<KeyControls> keys, String digest, Instant at) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (KeyControls key : keys) {
      for (KeyControls.Cell cell : key.cells()) {
        Map<String, Object> action =
            Map.of(
                "_index",
                INDEX,
                "_id",
                key.id() + "|" + KeyDeclaration.word(cell.control()),
                "version",
                at.toEpochMilli(),
                "version_type",
                "external_gte");
        lines.writeBytes(Json.bytes(Map.of("index", action)));
        lines.write('\n');
        lines.writeBytes(Json.bytes(document(key, cell, digest, at)));
        lines.write('\n');
      }
    }
    for (JsonNode answer : elasticsearch.bulk(lines.toByteArray()).path("items")) {
      JsonNode result = answer.path("index");
      // A newer one is there: another hub took over meanwhile.
      if (result.has("error") && result.path("status").asInt() != CONFLICT) {
        throw new IOException(
            "%s: %s".formatted(result.path("_id").asText(), result.at("/error/reason").asText("")));
      }
    }
  }

  private static Map<String, Object> document(
      KeyControls key, KeyControls.Cell cell, String digest, Instant at) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("@timestamp", at.toString());
    document.put("digest", digest);
    document.put("key", key(key));
    document.put("control", KeyDeclaration.word(cell.control()));
    document.put("stage", KeyDeclaration.word(cell.stage()));
    document.put("concern", KeyDeclaration.word(cell.concern()));
    document.put("asks", cell.asks());
    document.put("met", KeyDeclaration.word(cell.met()));
    document.put("wanted", cell.wanted());
    document.put("gap", cell.gap());
    document.put("evidence", cell.evidence().stream().map(MatrixIndex::evidence).toList());
    return document;
  }

  private static Map<String, String> key(KeyControls key) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("id", key.id());
    fields.put("name", key.name());
    fields.put("tier", KeyDeclaration.word(key.profile().tier()));
    fields.put("owner", key.profile().owner());
    fields.put("environment", key.profile().environment());
    fields.put("where", KeyDeclaration.word(key.profile().home().kind()));
    fields.put("algorithm", key.profile().key());
    return fields;
  }

  private static Map<String, String> evidence(Told told) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("text", told.text());
    fields.put("source", told.source());
    told.at().ifPresent(at -> fields.put("at", at.toString()));
    return fields;
  }

  @Override
  public void close() {
    elasticsearch.close();
  }
}
