package io.portcullis.dashboards;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The data views: what Discover opens, and where controls find their values. */
public enum View {
  RECORDS(
      "all records",
      "logs-portcullis.signals-*,logs-portcullis.decisions-*,logs-portcullis.actions-*,logs-portcullis.audit-*",
      true,
      "portcullis.about.id"),
  SUBJECTS("subjects now", "portcullis-subjects", false, "id"),
  CERTIFICATES("certificates now", "portcullis-certificates", false, "sha256", "cert-sha256="),
  KEYS("keys now", "portcullis-keys", false, "id"),
  MATRIX("control matrix now", "portcullis-matrix", false, "key.id"),
  CALENDAR("calendar", "portcullis-calendar", false, "about"),
  HUB("the hub itself", "metrics-portcullis.hub-*", true, "");

  private static final String VERSION = "8.0.0";

  private final String title;
  private final String pattern;
  private final boolean timed;
  private final String explained;
  private final String prefix;

  View(String title, String pattern, boolean timed, String explained) {
    this(title, pattern, timed, explained, "");
  }

  /**
   * @param explained field that is a link to what explains it, or empty
   * @param prefix type of a name, where the field holds no id of a subject
   */
  View(String title, String pattern, boolean timed, String explained, String prefix) {
    this.title = title;
    this.pattern = pattern;
    this.timed = timed;
    this.explained = explained;
    this.prefix = prefix;
  }

  static View of(String id) {
    return Arrays.stream(values())
        .filter(view -> view.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no data view " + id));
  }

  public String id() {
    return "portcullis-" + Words.word(this);
  }

  /** Whether its documents have what is chosen by, as far as they can. */
  boolean chosen() {
    return this == SUBJECTS || this == KEYS || this == CERTIFICATES;
  }

  /** Whether this FROM is of one of the data streams; current state is looked at as it is. */
  static boolean timed(String pattern) {
    return pattern.startsWith("logs-") || pattern.startsWith("metrics-");
  }

  Saved saved() {
    Map<String, Object> attributes =
        Map.of(
            "allowHidden",
            false,
            "fieldAttrs",
            "{}",
            "fieldFormatMap",
            Saved.json(formats()),
            "fields",
            "[]",
            "name",
            "Portcullis: " + title,
            "runtimeFieldMap",
            "{}",
            "sourceFilters",
            "[]",
            "timeFieldName",
            timed ? "@timestamp" : "",
            "title",
            pattern);
    Map<String, Object> filled =
        attributes.entrySet().stream()
            .filter(e -> !"".equals(e.getValue()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return new Saved("index-pattern", id(), VERSION, filled, List.of());
  }

  /** Ids are links to what explains them. */
  private Map<String, Object> formats() {
    if (explained.isEmpty()) {
      return Map.of();
    }
    Map<String, Object> link =
        Map.of(
            "urlTemplate",
            Kibana.HUB + "/explain/" + prefix + "{{value}}",
            "labelTemplate",
            "{{value}}",
            "type",
            "a");
    return Map.of(explained, Map.of("id", "url", "params", link));
  }
}
