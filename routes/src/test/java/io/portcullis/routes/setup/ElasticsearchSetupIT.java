package io.portcullis.routes.setup;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.model.evidence.Dataset;
import io.portcullis.routes.embedded.ElasticsearchForTests;
import io.portcullis.routes.seal.Elasticsearch;
import io.portcullis.routes.seal.ElasticsearchAccess;
import io.portcullis.routes.seal.Templates;
import io.portcullis.routes.setup.ElasticsearchSetup.Report;

import static org.assertj.core.api.Assertions.assertThat;

/** What a real Elasticsearch gives back is compared with what was sent. */
class ElasticsearchSetupIT {
  @RegisterExtension static final ElasticsearchForTests NODE = new ElasticsearchForTests();
  private static final String STATE = "portcullis-keys";
  private static final String STREAM = Dataset.ACTIONS.stream();
  private static final Map<Dataset, Duration> KEPT = Map.of(Dataset.AUDIT, Duration.ofDays(730));

  private final List<String> said = new ArrayList<>();
  private final Elasticsearch elasticsearch =
      Elasticsearch.at(ElasticsearchAccess.open(NODE.uri()));

  @AfterEach
  void close() throws IOException {
    elasticsearch.send("DELETE", "/" + STATE + "?ignore_unavailable=true", "");
    elasticsearch.close();
  }

  @Test
  void templatesAreInstalledComparedAndPutRight() throws IOException {
    // Given
    setup(KEPT).run(true);
    // When
    Report same = setup(KEPT).run(false);
    Report changed = setup(Map.of(Dataset.AUDIT, Duration.ofDays(90))).run(false);
    // Then
    assertThat(same.left()).as(said.toString()).isZero();
    assertThat(same.unseen()).as("built without security").isPositive();
    assertThat(changed.left()).as(said.toString()).isEqualTo(1);
    assertThat(said)
        .contains("    template.lifecycle.data_retention: \"730d\", to be \"90d\"")
        .anyMatch(line -> line.equals("! role portcullis-writer"));
  }

  @Test
  void aStreamThatWasMadeBeforeItsTemplatesGetsANewIndex() throws IOException {
    // Given: a stream of an earlier release, and a hub that brought its templates before setup ran
    elasticsearch.send("PUT", "/_index_template/portcullis-actions", EARLIER);
    elasticsearch.send("POST", "/" + STREAM + "/_doc", "{\"@timestamp\":\"2026-03-04T05:06:07Z\"}");
    new Templates(KEPT).install(elasticsearch);
    Report shown = setup(KEPT).run(false);
    // When
    setup(KEPT).run(true);
    // Then
    assertThat(shown.left()).as(said.toString()).isEqualTo(1);
    assertThat(said)
        .contains(
            "* data stream %s: a new index, this one is older than its templates".formatted(STREAM))
        .anyMatch(line -> line.startsWith("    properties."));
    assertThat(elasticsearch.get("/" + STREAM + "/_mapping")).hasSize(2);
    assertThat(setup(KEPT).run(true).left()).as(said.toString()).isZero();
    assertThat(elasticsearch.get("/" + STREAM + "/_mapping")).hasSize(2);
  }

  /** Nobody would write again what it holds, were it begun anew. */
  @Test
  void anIndexOfCurrentStateThatIsOlderThanItsTemplateGetsTheFieldsThatItLacks()
      throws IOException {
    // Given
    earlierState("{}");
    elasticsearch.send("PUT", "/" + STATE + "/_doc/one?refresh=true", "{}");
    new Templates(KEPT).install(elasticsearch);
    Report shown = setup(KEPT).run(false);
    // When
    setup(KEPT).run(true);
    // Then
    assertThat(shown.left()).as(said.toString()).isEqualTo(1);
    assertThat(said)
        .contains(
            "* index %s: the fields that it lacks, this one is older than its templates"
                .formatted(STATE));
    assertThat(setup(KEPT).run(true).left()).as(said.toString()).isZero();
    assertThat(elasticsearch.get("/" + STATE + "/_count").path("count").asInt()).isEqualTo(1);
  }

  @Test
  void aFieldOfAnotherTypeIsToldAndStays() throws IOException {
    // Given
    earlierState("{\"portcullis\": {\"type\": \"keyword\"}}");
    // When
    Report report = setup(KEPT).run(true);
    // Then
    assertThat(report.left()).as(said.toString()).isEqualTo(1);
    assertThat(said).anyMatch(line -> line.startsWith("  not done: "));
  }

  private void earlierState(String fields) throws IOException {
    String pattern = "{\"index_patterns\": [\"%s\"], \"priority\": 500}".formatted(STATE);
    elasticsearch.send("PUT", "/_index_template/" + STATE, pattern);
    elasticsearch.send("DELETE", "/" + STATE + "?ignore_unavailable=true", "");
    String mapping = "{\"mappings\": {\"properties\": %s}}".formatted(fields);
    elasticsearch.send("PUT", "/" + STATE, mapping);
  }

  private ElasticsearchSetup setup(Map<Dataset, Duration> kept) {
    return new ElasticsearchSetup(elasticsearch, kept, said::add);
  }

  private static final String EARLIER =
      """
      {"index_patterns": ["logs-portcullis.actions-*"], "data_stream": {}, "priority": 500,
       "template": {"mappings": {"properties": {"@timestamp": {"type": "date"}}}}}
      """;
}
