package io.portcullis.routes.seal;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.model.evidence.Dataset;
import io.portcullis.routes.embedded.ElasticsearchForTests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ElasticsearchIT {
  @RegisterExtension static final ElasticsearchForTests NODE = new ElasticsearchForTests();

  private final Elasticsearch elasticsearch =
      Elasticsearch.at(ElasticsearchAccess.open(NODE.uri()));

  @AfterEach
  void close() {
    elasticsearch.close();
  }

  @Test
  void whatIsNotThereIsAnError() {
    assertThatThrownBy(() -> elasticsearch.get("/portcullis-nothing/_search"))
        .isInstanceOf(ElasticsearchRefusal.class)
        .hasMessageContaining("GET /portcullis-nothing/_search: 404 no such index");
  }

  @Test
  void aTemplateThatIsWrongIsAnError() {
    assertThatThrownBy(
            () ->
                elasticsearch.send(
                    "PUT", "/_index_template/portcullis-wrong", "{\"index_patterns\":7}"))
        .isInstanceOf(ElasticsearchRefusal.class)
        .hasMessageContaining("PUT /_index_template/portcullis-wrong: 400");
  }

  /** The distribution for tests is built without the module of the lifecycle. */
  @Test
  void templatesAreInstalledWhereThereIsNoLifecycle() throws IOException {
    // Given
    Templates templates = new Templates(Map.of(Dataset.AUDIT, Duration.ofHours(36)));
    // When
    templates.install(elasticsearch);
    // Then
    assertThat(elasticsearch.get("/_index_template/portcullis-*").path("index_templates"))
        .extracting(template -> template.path("name").asText())
        .containsExactlyInAnyOrderElementsOf(Templates.INDICES);
  }
}
