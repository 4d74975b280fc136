package io.portcullis.routes.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.model.evidence.Dataset;
import io.portcullis.routes.seal.Elasticsearch;
import io.portcullis.routes.seal.ElasticsearchAccess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ElasticsearchSetupTest {
  private static final Map<Dataset, Duration> KEPT =
      Map.of(Dataset.AUDIT, Duration.ofDays(730), Dataset.RAW, Duration.ofDays(30));
  private static final String STREAM = "logs-portcullis.audit-default";
  private static final String AUDITOR = "/_security/role/portcullis-auditor";

  private final List<String> said = new ArrayList<>();
  private StrictElasticsearch server;
  private Elasticsearch elasticsearch;
  private ElasticsearchSetup setup;

  @TempDir private Path folder;

  @BeforeEach
  void open() throws IOException {
    server = new StrictElasticsearch();
    elasticsearch = Elasticsearch.at(ElasticsearchAccess.open(server.uri()));
    setup = new ElasticsearchSetup(elasticsearch, KEPT, said::add);
  }

  @AfterEach
  void close() {
    elasticsearch.close();
    server.close();
  }

  @Test
  void aKeyIsNeverWrittenOverAnotherOne() throws IOException {
    // Given
    Path file = Files.writeString(folder.resolve("key"), "old");
    // Then
    assertThatThrownBy(() -> setup.key(file)).hasMessageContaining("is there already");
    assertThat(file).hasContent("old");
    assertThat(server.writes).isEmpty();
  }

  @Test
  void withoutYesNothingIsWritten() throws IOException {
    // When
    int left = setup.run(false).left();
    // Then
    assertThat(server.writes).isEmpty();
    assertThat(left).isGreaterThan(15);
    assertThat(said)
        .contains(
            "+ component template portcullis-ecs",
            "+ data stream logs-portcullis.audit-default",
            "+ role portcullis-auditor");
  }

  @Test
  void aSecondTimeThereIsNothingToDo() throws IOException {
    // Given
    setup.run(true);
    server.writes.clear();
    said.clear();
    // When
    ElasticsearchSetup.Report report = setup.run(true);
    // Then
    assertThat(report).isEqualTo(new ElasticsearchSetup.Report(0, 0));
    assertThat(server.writes).isEmpty();
    assertThat(said).allMatch(line -> line.startsWith("= ") || line.startsWith("Elasticsearch is"));
  }

  @Test
  void whatSomebodyChangedIsShownAndPutRight() throws IOException {
    // Given
    setup.run(true);
    ((ObjectNode) server.stored.get(AUDITOR).at("/indices/0")).putArray("privileges").add("all");
    ObjectNode stream =
        (ObjectNode) server.stored.get("/_data_stream/logs-portcullis.audit-default");
    ((ObjectNode) stream.path("lifecycle")).put("data_retention", "1d");
    server.writes.clear();
    said.clear();
    // When
    setup.run(true);
    // Then
    assertThat(server.writes)
        .containsExactly(
            "PUT /_data_stream/logs-portcullis.audit-default/_lifecycle", "PUT " + AUDITOR);
    assertThat(said).contains("    data_retention: \"1d\", to be \"730d\"");
  }

  @Test
  void aChangedTemplateBeginsNewIndices() throws IOException {
    // Given
    setup.run(true);
    ObjectNode fields = (ObjectNode) server.stored.get("/_component_template/portcullis-fields");
    ((ObjectNode) fields.at("/template/mappings/properties/portcullis/properties/record"))
        .put("type", "text");
    server.writes.clear();
    // When
    setup.run(true);
    // Then
    assertThat(server.writes)
        .contains(
            "PUT /_component_template/portcullis-fields",
            "POST /logs-portcullis.audit-default/_rollover");
  }

  @Test
  void aChangedRetentionBeginsNone() throws IOException {
    // Given
    setup.run(true);
    ObjectNode audit = (ObjectNode) server.stored.get("/_index_template/portcullis-audit");
    ((ObjectNode) audit.at("/template/lifecycle")).put("data_retention", "1d");
    server.writes.clear();
    // When
    setup.run(true);
    // Then
    assertThat(server.writes).containsExactly("PUT /_index_template/portcullis-audit");
  }

  @Test
  void anIndexThatIsOlderThanItsTemplatesIsShownAndFollowedByANewOne() throws IOException {
    // Given: made before the templates were
    setup.run(true);
    server.mapped(STREAM, Map.of("properties", Map.of("portcullis", Map.of("type", "keyword"))));
    server.writes.clear();
    int left = setup.run(false).left();
    // When
    setup.run(true);
    // Then
    assertThat(left).isEqualTo(1);
    assertThat(said)
        .contains(
            "* data stream %s: a new index, this one is older than its templates".formatted(STREAM),
            "    properties.rule.type: not there, to be \"keyword\"");
    assertThat(server.writes).containsExactly("POST /" + STREAM + "/_rollover");
    assertThat(setup.run(false)).isEqualTo(new ElasticsearchSetup.Report(0, 0));
  }

  @Test
  void whatTheKeyMayNotLookAtIsCountedApart() throws IOException {
    // Given
    setup.run(true);
    server.hidden = "/_security/role/";
    said.clear();
    // When
    ElasticsearchSetup.Report report = setup.run(true);
    // Then
    assertThat(report).isEqualTo(new ElasticsearchSetup.Report(0, 3));
    assertThat(said).contains("! role portcullis-auditor", "3 could not be looked at.");
  }

  @Test
  void aKeyIsKeptInAFileAndShownNowhere() throws IOException {
    // Given
    Path file = folder.resolve("new-key");
    // When
    setup.key(file);
    // Then
    assertThat(file).hasContent("ay0xOnNlY3JldA==");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(said.toString()).doesNotContain("secret", "ay0x");
  }
}
