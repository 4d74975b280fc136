package io.portcullis.routes.runtime;

import java.util.Optional;

import io.portcullis.routes.config.ElasticsearchSettings;
import io.portcullis.routes.seal.ElasticsearchAccess;
import io.portcullis.routes.setup.ConfiguredElasticsearch;

/** How the hub reaches Elasticsearch. */
final class ElasticsearchOf {
  private ElasticsearchOf() {}

  static Optional<ElasticsearchAccess> settings(ElasticsearchSettings settings) {
    return ConfiguredElasticsearch.access(settings);
  }
}
