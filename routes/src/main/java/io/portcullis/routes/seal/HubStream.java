package io.portcullis.routes.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.Json;
import io.portcullis.routes.seal.StateSink.Document;

/** The data stream of how the hubs are. What is there under an id stays as it is. */
public final class HubStream implements DocumentSink {
  public static final String STREAM = "metrics-portcullis.hub-default";

  private static final int CONFLICT = 409;

  private final Elasticsearch elasticsearch;
  private final Templates templates;
  private boolean prepared;

  public HubStream(ElasticsearchAccess access, Templates templates) {
    this.elasticsearch = Elasticsearch.at(access);
    this.templates = templates;
  }

  @Override
  public void write(List<Document> documents) throws IOException {
    if (documents.isEmpty()) {
      return;
    }
    try {
      if (!prepared) {
        templates.install(elasticsearch);
        prepared = true;
      }
      check(elasticsearch.bulk(lines(documents)));
    } catch (IOException e) {
      prepared = false;
      throw e;
    }
  }

  private static byte[] lines(List<Document> documents) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (Document document : documents) {
      Map<String, Object> place =
          Map.of("_index", STREAM, "_id", document.id(), "require_data_stream", true);
      lines.writeBytes(Json.bytes(Map.of("create", place)));
      lines.write('\n');
      lines.writeBytes(document.source());
      lines.write('\n');
    }
    return lines.toByteArray();
  }

  private static void check(JsonNode answer) throws IOException {
    for (JsonNode item : answer.path("items")) {
      JsonNode result = item.path("create");
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
