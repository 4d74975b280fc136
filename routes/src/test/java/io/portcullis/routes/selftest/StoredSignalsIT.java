package io.portcullis.routes.selftest;

import java.io.IOException;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.model.evidence.Dataset;
import io.portcullis.routes.embedded.ElasticsearchForTests;
import io.portcullis.routes.seal.Elasticsearch;
import io.portcullis.routes.seal.ElasticsearchAccess;
import io.portcullis.routes.seal.Templates;

import static org.assertj.core.api.Assertions.assertThat;

class StoredSignalsIT {
  @RegisterExtension static final ElasticsearchForTests NODE = new ElasticsearchForTests();

  @Test
  void aSignalIsFoundByItsIdAndNoOtherIs() throws IOException {
    try (Elasticsearch elasticsearch = Elasticsearch.at(ElasticsearchAccess.open(NODE.uri()))) {
      // Given
      StoredSignals stored = StoredSignals.in(elasticsearch);
      boolean before = stored.has("sig-1");
      new Templates(Map.of()).install(elasticsearch);
      elasticsearch.send(
          "PUT",
          "/" + Dataset.SIGNALS.stream() + "/_create/c0-1?refresh=true",
          "{\"@timestamp\":\"2026-03-04T05:06:07Z\",\"portcullis\":{\"signal\":{\"id\":\"sig-1\"}}}");
      // When
      boolean after = stored.has("sig-1");
      // Then
      assertThat(before).isFalse();
      assertThat(after).isTrue();
      assertThat(stored.has("sig-2")).isFalse();
    }
  }
}
