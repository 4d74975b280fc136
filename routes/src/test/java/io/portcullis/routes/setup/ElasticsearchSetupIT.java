package io.portcullis.routes.setup;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.model.evidence.Dataset;
import io.portcullis.routes.embedded.ElasticsearchForTests;
import io.portcullis.routes.seal.Elasticsearch;
import io.portcullis.routes.seal.ElasticsearchAccess;

import static org.assertj.core.api.Assertions.assertThat;

/** What a real Elasticsearch gives back is compared with what was sent. */
class ElasticsearchSetupIT {
  @RegisterExtension static final ElasticsearchForTests NODE = new ElasticsearchForTests();

  @Test
  void templatesAreInstalledComparedAndPutRight() throws IOException {
    List<String> said = new ArrayList<>();
    try (Elasticsearch elasticsearch = Elasticsearch.at(ElasticsearchAccess.open(NODE.uri()))) {
      // Given
      Map<Dataset, Duration> kept = Map.of(Dataset.AUDIT, Duration.ofDays(730));
      new ElasticsearchSetup(elasticsearch, kept, said::add).run(true);
      // When
      int same = new ElasticsearchSetup(elasticsearch, kept, said::add).run(false);
      Map<Dataset, Duration> other = Map.of(Dataset.AUDIT, Duration.ofDays(90));
      int changed = new ElasticsearchSetup(elasticsearch, other, said::add).run(false);
      // Then
      assertThat(same).as(said.toString()).isZero();
      assertThat(changed).as(said.toString()).isEqualTo(1);
      assertThat(said)
          .contains("    template.lifecycle.data_retention: \"730d\", to be \"90d\"")
          .anyMatch(line -> line.equals("! role portcullis-writer"));
    }
  }
}
