package io.portcullis.dashboards.rules;

import java.util.List;

/** What Kibana asks Elasticsearch for a rule. */
public sealed interface Question {
  String query();

  /** A whole query, which names its data streams. */
  record Esql(String query) implements Question {}

  /**
   * @param index data streams
   */
  record Kql(String query, List<String> index) implements Question {}

  static Question of(RuleSpec spec) {
    return Queries.language(spec) == RuleSpec.Language.ESQL
        ? new Esql(Queries.of(spec))
        : new Kql(Queries.of(spec), Queries.index(spec));
  }
}
