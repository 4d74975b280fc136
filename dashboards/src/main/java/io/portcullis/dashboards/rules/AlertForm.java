package io.portcullis.dashboards.rules;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A rule of Kibana's alerting, type .es-query in ES|QL (Kibana API, "Create a rule"; for ES|QL the
 * time field is required, the comparator ">" and the threshold 0).
 */
final class AlertForm implements RuleCheck.Form {
  private static final Map<String, Predicate<JsonNode>> RULE =
      Map.of(
          "id", Fields.TEXT,
          "name", Fields.TEXT,
          "rule_type_id", Fields.word(".es-query"),
          "consumer", Fields.word("stackAlerts"),
          "tags", Fields.SOME,
          "schedule", Fields.OBJECT,
          "enabled", Fields.FLAG,
          "params", Fields.OBJECT,
          "actions", Fields.NONE);

  private static final Map<String, Predicate<JsonNode>> PARAMS =
      Map.of(
          "searchType", Fields.word("esqlQuery"),
          "esqlQuery", n -> Fields.TEXT.test(n.path("esql")) && n.size() == 1,
          "size", n -> n.isInt() && n.asInt() >= 0 && n.asInt() <= 10_000,
          "threshold", n -> n.isArray() && n.size() == 1 && n.path(0).asInt(-1) == 0,
          "thresholdComparator", Fields.word(">"),
          "timeField", Fields.word("@timestamp"),
          "timeWindowSize", n -> n.isInt() && n.asInt() >= 1,
          "timeWindowUnit", Fields.word("s", "m", "h", "d"),
          "groupBy", Fields.word("row", "all"));

  @Override
  public void check(JsonNode rule, List<String> problems) {
    Fields.check("", rule, RULE, problems);
    Fields.check("params.", rule.path("params"), PARAMS, problems);
    if (!Fields.like("[1-9][0-9]*[smhd]").test(rule.path("schedule").path("interval"))) {
      problems.add("schedule.interval: no time");
    }
    QueryForm.esql(rule.at("/params/esqlQuery/esql").asText(), problems);
  }
}
