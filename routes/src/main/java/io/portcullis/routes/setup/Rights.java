package io.portcullis.routes.setup;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who may do what in Elasticsearch: no more than each needs. */
final class Rights {
  static final String WRITER = "portcullis-writer";
  static final String READER = "portcullis-reader";
  static final String AUDITOR = "portcullis-auditor";

  private static final List<String> LOOK = List.of("read", "view_index_metadata");
  private static final String STATE = "portcullis-*";
  private static final String METRICS = "metrics-portcullis.*";

  private Rights() {}

  /** Of the hub itself; its API key has these and nothing else. */
  static Map<String, Object> writer() {
    return rights(
        List.of("manage_index_templates", "monitor"),
        index(
            List.of("logs-portcullis.*", METRICS),
            List.of(
                "create_doc",
                "auto_configure",
                "read",
                "view_index_metadata",
                "manage_data_stream_lifecycle",
                "maintenance")),
        index(List.of(STATE), List.of("create_index", "index", "delete", "read", "maintenance")));
  }

  /** Who works with dashboards sees all but vendors' own words. */
  static Map<String, Object> reader() {
    return rights(
        List.of(),
        index(
            List.of(
                "logs-portcullis.signals-*",
                "logs-portcullis.decisions-*",
                "logs-portcullis.actions-*",
                "logs-portcullis.audit-*",
                METRICS,
                STATE),
            LOOK));
  }

  /** Who has to believe it sees everything, and changes nothing. */
  static Map<String, Object> auditor() {
    return rights(List.of(), index(List.of("logs-portcullis.*", METRICS, STATE), LOOK));
  }

  @SafeVarargs
  private static Map<String, Object> rights(List<String> cluster, Map<String, Object>... indices) {
    Map<String, Object> rights = new TreeMap<>();
    rights.put("cluster", cluster);
    rights.put("indices", List.of(indices));
    return rights;
  }

  private static Map<String, Object> index(List<String> names, List<String> privileges) {
    return new TreeMap<>(Map.of("names", names, "privileges", privileges));
  }
}
