package io.portcullis.dashboards.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;

/** A rule of the detection engine, type query or esql (Kibana API, "Create a detection rule"). */
final class DetectionForm implements RuleCheck.Form {
  private static final Map<String, Integer> SCORES =
      Map.of("low", 21, "medium", 47, "high", 73, "critical", 99);
  private static final String SPAN = "[1-9][0-9]*[smhd]";

  private static final Map<String, Predicate<JsonNode>> BOTH =
      Map.ofEntries(
          Map.entry("rule_id", Fields.TEXT),
          Map.entry("name", Fields.TEXT),
          Map.entry("description", Fields.TEXT),
          Map.entry("type", Fields.word("query", "esql")),
          Map.entry("language", Fields.word("kuery", "esql")),
          Map.entry("query", Fields.TEXT),
          Map.entry("severity", n -> SCORES.containsKey(n.asText())),
          Map.entry("risk_score", n -> n.isInt() && n.asInt() >= 0 && n.asInt() <= 100),
          Map.entry("interval", Fields.like(SPAN)),
          Map.entry("from", Fields.like("now-" + SPAN)),
          Map.entry("to", Fields.word("now")),
          Map.entry("enabled", Fields.FLAG),
          Map.entry("max_signals", n -> n.isInt() && n.asInt() >= 1 && n.asInt() <= 1_000),
          Map.entry("author", Fields.SOME),
          Map.entry("tags", Fields.SOME),
          Map.entry("note", Fields.TEXT),
          Map.entry("false_positives", Fields.TEXTS),
          Map.entry("references", Fields.TEXTS),
          Map.entry("threat", Fields.ANY_LIST),
          Map.entry("version", n -> n.isInt() && n.asInt() >= 1));

  @Override
  public void check(JsonNode rule, List<String> problems) {
    boolean esql = rule.path("type").asText().equals("esql");
    Map<String, Predicate<JsonNode>> form = new HashMap<>(BOTH);
    if (!esql) {
      form.put("index", Fields.SOME);
    }
    Fields.check("", rule, form, problems);
    if (esql != rule.path("language").asText().equals("esql")) {
      problems.add("language: not that of the type");
    }
    if (rule.path("risk_score").asInt()
        != SCORES.getOrDefault(rule.path("severity").asText(), -1)) {
      problems.add("risk_score: not that of the severity");
    }
    if (seconds(rule.path("from").asText().replace("now-", ""))
        < seconds(rule.path("interval").asText()) + 60) {
      problems.add("from: less than a minute before the look before");
    }
    rule.path("threat").forEach(threat -> threat(threat, problems));
    if (esql) {
      QueryForm.esql(rule.path("query").asText(), problems);
    } else {
      QueryForm.kql(rule.path("query").asText(), problems);
    }
  }

  private static void threat(JsonNode threat, List<String> problems) {
    if (!threat.path("framework").asText().equals("MITRE ATT&CK")) {
      problems.add("threat.framework: MITRE ATT&CK is wanted");
    }
    entry(threat.path("tactic"), "TA[0-9]{4}", "tactics", problems);
    for (JsonNode technique : threat.path("technique")) {
      entry(technique, "T[0-9]{4}", "techniques", problems);
      for (JsonNode sub : technique.path("subtechnique")) {
        entry(sub, technique.path("id").asText() + "[.][0-9]{3}", "techniques", problems);
      }
    }
  }

  private static void entry(JsonNode entry, String id, String kind, List<String> problems) {
    String named = entry.path("id").asText();
    String address = "https://attack.mitre.org/" + kind + "/" + named.replace('.', '/') + "/";
    if (!named.matches(id)
        || entry.path("name").asText().isBlank()
        || !entry.path("reference").asText().equals(address)) {
      problems.add("threat: " + entry + " is no entry of " + kind);
    }
  }

  private static long seconds(String span) {
    if (!span.matches(SPAN)) {
      return -1;
    }
    long number = Long.parseLong(span.substring(0, span.length() - 1));
    return switch (span.charAt(span.length() - 1)) {
      case 's' -> number;
      case 'm' -> number * 60;
      case 'h' -> number * 3_600;
      default -> number * 86_400;
    };
  }
}
