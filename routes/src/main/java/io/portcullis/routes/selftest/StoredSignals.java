package io.portcullis.routes.selftest;

import java.io.IOException;
import java.util.Map;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.evidence.Dataset;
import io.portcullis.routes.seal.Elasticsearch;

/** Whether a signal's record can be found by a search, as people search. */
@FunctionalInterface
public interface StoredSignals {
  /**
   * @param signal its id
   * @throws IOException when Elasticsearch is away, or refuses to be asked
   */
  boolean has(String signal) throws IOException;

  static StoredSignals in(Elasticsearch elasticsearch) {
    String path = "/" + Dataset.SIGNALS.stream() + "/_search?ignore_unavailable=true";
    return signal ->
        !elasticsearch.send("POST", path, query(signal)).path("hits").path("hits").isEmpty();
  }

  private static String query(String signal) {
    return Json.text(
        Map.of(
            "size",
            1,
            "_source",
            false,
            "query",
            Map.of("term", Map.of("portcullis.signal.id", signal))));
  }
}
