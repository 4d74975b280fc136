package io.portcullis.routes.seal;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.model.State;
import io.portcullis.model.Subject;
import io.portcullis.model.SubjectKind;
import io.portcullis.model.keys.Control;
import io.portcullis.model.keys.KeyControls;
import io.portcullis.model.keys.MatrixDigest;
import io.portcullis.routes.embedded.ElasticsearchForTests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MatrixIndexIT {
  @RegisterExtension static final ElasticsearchForTests NODE = new ElasticsearchForTests();
  private static final Instant T0 = Instant.parse("2026-11-27T12:00:00Z");
  private static final int CONTROLS = Control.values().length;

  private Elasticsearch elasticsearch;
  private MatrixIndex index;

  @BeforeEach
  void open() throws IOException {
    elasticsearch = Elasticsearch.at(ElasticsearchAccess.open(NODE.uri()));
    index = new MatrixIndex(ElasticsearchAccess.open(NODE.uri()), new Templates(Map.of()));
    if (!elasticsearch.get("/_cat/indices/" + MatrixIndex.INDEX + "*?format=json").isEmpty()) {
      elasticsearch.send("DELETE", "/" + MatrixIndex.INDEX, "");
    }
  }

  @AfterEach
  void close() {
    elasticsearch.close();
  }

  @Test
  void aFieldThatNobodyMappedIsRefused() throws IOException {
    // Given
    index.write(keys(1), "matrix-1", T0);
    // When, then
    assertThatThrownBy(
            () ->
                elasticsearch.send(
                    "POST", "/" + MatrixIndex.INDEX + "/_doc", "{\"other\":\"field\"}"))
        .hasMessageContaining("400")
        .hasMessageContaining("strict");
  }

  @Test
  void aDocumentThatIsNotTakenIsNamed() throws IOException {
    // Given
    index.write(keys(1), "matrix-1", T0);
    elasticsearch.send("PUT", "/" + MatrixIndex.INDEX + "/_block/write", "");
    // When, then
    assertThatThrownBy(() -> index.write(keys(1), "matrix-2", T0.plusSeconds(60)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("sub-0|")
        .hasMessageContaining("blocked");
  }

  @Test
  void nothingIsWrittenWhereThereIsNoKey() throws IOException {
    // When
    index.write(List.of(), "matrix-0", T0);
    // Then
    assertThat(elasticsearch.get("/_cat/indices/" + MatrixIndex.INDEX + "*?format=json")).isEmpty();
  }

  @Test
  void anOlderMatrixTakesNoPlace() throws IOException {
    // Given
    index.write(keys(2), "matrix-new", T0);
    // When
    index.write(keys(1), "matrix-old", T0.minusSeconds(60));
    // Then
    assertThat(documents())
        .hasSize(2 * CONTROLS)
        .allMatch(d -> d.path("digest").asText().equals("matrix-new"));
  }

  @Test
  void theNewestIsThereWholeAndNothingElse() throws IOException {
    // Given
    List<KeyControls> before = keys(StateIndex.OLDER_AT_ONCE / CONTROLS + 3);
    assertThat(before).hasSizeGreaterThan(MatrixIndex.KEYS_AT_ONCE);
    index.write(before, MatrixDigest.of(before), T0);
    assertThat(documents()).hasSize(before.size() * CONTROLS);
    List<KeyControls> now = keys(2);
    // When
    index.write(now, MatrixDigest.of(now), T0.plusSeconds(60));
    // Then
    List<JsonNode> documents = documents();
    assertThat(documents)
        .hasSize(2 * CONTROLS)
        .allMatch(d -> d.path("digest").asText().equals(MatrixDigest.of(now)));
    JsonNode one = documents.getFirst();
    assertThat(one.at("/key/id").asText()).startsWith("sub-");
    assertThat(one.path("stage").asText()).isNotEmpty();
    assertThat(one.path("met").asText()).isEqualTo("not-known");
    assertThat(one.path("evidence").isArray()).isTrue();
  }

  private List<JsonNode> documents() throws IOException {
    elasticsearch.send("POST", "/" + MatrixIndex.INDEX + "/_refresh", "");
    List<JsonNode> found = new ArrayList<>();
    elasticsearch
        .get("/" + MatrixIndex.INDEX + "/_search?size=5000&sort=control")
        .path("hits")
        .path("hits")
        .forEach(hit -> found.add(hit.path("_source")));
    return found;
  }

  private static List<KeyControls> keys(int count) {
    List<KeyControls> keys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Subject key = Subject.fresh("sub-" + i, SubjectKind.KEY, T0);
      keys.add(KeyControls.of(new State(key, List.of()), List.of(), T0));
    }
    return keys;
  }
}
