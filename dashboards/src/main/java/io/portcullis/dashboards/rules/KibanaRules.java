package io.portcullis.dashboards.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What Kibana 9.x takes, made of the specs: the same specs, the same bytes.
 *
 * <p>Sources: Kibana API, "Create a rule" (POST /api/alerting/rule/{id}, rule type .es-query) and
 * "Import detection rules" (POST /api/detection_engine/rules/_import). Nothing is enabled and no
 * action is set: that is for those who run Kibana to say.
 */
public final class KibanaRules {
  private static final List<String> TAGS = List.of("Portcullis");
  private static final String DOCS = "docs/";
  private static final int MOST_ALERTS = 100;

  private KibanaRules() {}

  /** One line for each rule of Kibana's alerting; "id" is for the address of the call. */
  public static String alerts(List<RuleSpec> specs) {
    return lines(specs, RuleSpec.Kind.ALERT);
  }

  /** One line for each rule of the detection engine, as its import takes them. */
  public static String detections(List<RuleSpec> specs) {
    return lines(specs, RuleSpec.Kind.DETECTION);
  }

  private static String lines(List<RuleSpec> specs, RuleSpec.Kind kind) {
    return specs.stream()
        .filter(spec -> spec.kind() == kind)
        .map(KibanaRules::object)
        .map(OneLine::of)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  static Map<String, Object> object(RuleSpec spec) {
    try {
      return spec.kind() == RuleSpec.Kind.ALERT ? alert(spec) : detection(spec);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(spec.id() + ": " + e.getMessage(), e);
    }
  }

  private static Map<String, Object> alert(RuleSpec spec) {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("id", RuleIds.of(spec));
    rule.put("name", spec.name());
    rule.put("rule_type_id", ".es-query");
    rule.put("consumer", "stackAlerts");
    rule.put("tags", List.of("Portcullis", spec.severity().word()));
    rule.put("schedule", Map.of("interval", Span.of(spec.every()).toString()));
    rule.put("enabled", false);
    rule.put("params", alertParams(spec));
    rule.put("actions", List.of());
    return rule;
  }

  /** For ES|QL the only threshold is "more than none", and the time field must be named. */
  private static Map<String, Object> alertParams(RuleSpec spec) {
    Span back = Span.of(spec.back());
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("searchType", "esqlQuery");
    params.put("esqlQuery", Map.of("esql", Queries.of(spec)));
    params.put("size", 0);
    params.put("threshold", List.of(0));
    params.put("thresholdComparator", ">");
    params.put("timeField", "@timestamp");
    params.put("timeWindowSize", back.number());
    params.put("timeWindowUnit", back.unit());
    params.put("groupBy", "row");
    return params;
  }

  private static Map<String, Object> detection(RuleSpec spec) {
    boolean esql = Queries.language(spec) == RuleSpec.Language.ESQL;
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("rule_id", RuleIds.of(spec));
    rule.put("name", spec.name());
    rule.put("description", spec.says());
    rule.put("type", esql ? "esql" : "query");
    rule.put("language", esql ? "esql" : "kuery");
    if (!esql) {
      rule.put("index", Queries.index(spec));
    }
    rule.put("query", Queries.of(spec));
    rule.put("severity", spec.severity().word());
    rule.put("risk_score", spec.severity().score());
    rule.put("interval", Span.of(spec.every()).toString());
    rule.put("from", "now-" + Span.of(spec.back()));
    rule.put("to", "now");
    rule.put("enabled", false);
    rule.put("max_signals", MOST_ALERTS);
    rule.put("author", List.of("Portcullis"));
    rule.put("tags", TAGS);
    rule.put("note", "What to do: " + DOCS + spec.runbook());
    rule.put("false_positives", spec.expected());
    rule.put("references", List.of());
    rule.put("threat", Attack.threats(spec.attack()));
    rule.put("version", 1);
    return rule;
  }
}
