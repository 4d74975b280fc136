package io.portcullis.routes;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.evidence.Dataset;
import io.portcullis.routes.embedded.ElasticsearchForTests;
import io.portcullis.routes.fields.FieldTable;
import io.portcullis.routes.fields.Fit;
import io.portcullis.routes.seal.Elasticsearch;
import io.portcullis.routes.seal.ElasticsearchAccess;
import io.portcullis.routes.seal.Templates;

import static org.assertj.core.api.Assertions.assertThat;

/** No field of any record is without a mapping, and none has a value of another type. */
class StrictMappingIT {
  @RegisterExtension static final ElasticsearchForTests NODE = new ElasticsearchForTests();
  private static final int AT_ONCE = 500;

  private Elasticsearch elasticsearch;

  @BeforeEach
  void open() {
    elasticsearch = Elasticsearch.at(ElasticsearchAccess.open(NODE.uri()));
  }

  @AfterEach
  void close() {
    elasticsearch.close();
  }

  @Test
  void everyKindOfRecordFitsTheTableToTheLetter() throws IOException {
    // Given
    elasticsearch.send("PUT", "/strict", Json.text(strict()));
    List<ObjectNode> documents = EveryRecord.documents();
    // When
    Set<String> problems = index("strict", "index", documents);
    // Then
    assertThat(problems).isEmpty();
    assertThat(documents)
        .extracting(d -> d.at("/data_stream/dataset").asText())
        .contains(
            "portcullis.signals",
            "portcullis.decisions",
            "portcullis.actions",
            "portcullis.audit",
            "portcullis.raw");
  }

  @Test
  void aStrangersDocumentIsTakenWhateverItsShape() throws IOException {
    // Given
    new Templates(Map.of()).install(elasticsearch);
    Map<String, Object> strange = new LinkedHashMap<>();
    strange.put("event", Map.of("action", Map.of("a", 1), "severity", "high", "created", "soon"));
    strange.put("user", "ada");
    strange.put("source", Map.of("ip", "not an address", "port", true));
    strange.put("tags", List.of(Map.of("k", "v")));
    strange.put("", Map.of("", "blank"));
    for (int i = 0; i < 3_000; i++) {
      strange.put("vendor" + i, Map.of("field", "x".repeat(40)));
    }
    strange.put("long", "y".repeat(100_000));
    Fit.Fitted fitted = Fit.of(strange);
    Map<String, Object> document = new LinkedHashMap<>(fitted.document());
    document.put("portcullis", Map.of("personal", fitted.personal()));
    document.put("@timestamp", "2026-06-01T12:00:00Z");
    String stream = Dataset.SIGNALS.stream();
    // When
    Set<String> problems = index(stream, "create", List.of(Json.MAPPER.valueToTree(document)));
    // Then
    assertThat(problems).isEmpty();
    JsonNode mapping = elasticsearch.get("/" + stream + "/_mapping").elements().next();
    assertThat(fields(mapping.at("/mappings/properties"))).isLessThan(1_000);
    assertThat(mapping.toString()).doesNotContain("vendor1");
  }

  private static Map<String, Object> strict() {
    return Map.of(
        "settings",
        Map.of("index", Map.of("mapping", Map.of("total_fields", Map.of("limit", 1_000)))),
        "mappings",
        Map.of(
            "dynamic",
            "strict",
            "date_detection",
            false,
            "properties",
            FieldTable.built().properties(f -> true)));
  }

  private Set<String> index(String index, String operation, List<? extends JsonNode> documents)
      throws IOException {
    Set<String> problems = new TreeSet<>();
    for (int from = 0; from < documents.size(); from += AT_ONCE) {
      StringBuilder lines = new StringBuilder();
      documents
          .subList(from, Math.min(from + AT_ONCE, documents.size()))
          .forEach(d -> lines.append("{\"%s\":{}}\n".formatted(operation)).append(d).append('\n'));
      JsonNode answer = elasticsearch.send("POST", "/" + index + "/_bulk", lines.toString());
      answer
          .path("items")
          .forEach(
              item -> problems.add(item.path(operation).path("error").path("reason").asText()));
    }
    problems.remove("");
    return problems;
  }

  private static int fields(JsonNode properties) {
    int count = 0;
    for (JsonNode field : properties) {
      count += 1 + fields(field.path("properties"));
    }
    return count;
  }
}
