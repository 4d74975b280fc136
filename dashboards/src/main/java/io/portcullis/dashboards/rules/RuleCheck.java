package io.portcullis.dashboards.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Whether Kibana would take a file of rules, as far as its API's description says: names and types
 * of all fields, values of those with a list, ids, times. Knows nothing of how the file was made.
 */
public final class RuleCheck {
  private static final int MOST_LINES = 1_000;
  private static final Pattern UUID_4 =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

  private final List<String> problems = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final Set<String> names = new HashSet<>();

  private RuleCheck() {}

  /** What is wrong with a file of rules of the alerting; empty when nothing is. */
  public static List<String> alerts(String ndjson) {
    return check(ndjson, "id", new AlertForm());
  }

  /** The same of a file for the import of the detection engine. */
  public static List<String> detections(String ndjson) {
    return check(ndjson, "rule_id", new DetectionForm());
  }

  /** What one kind of rule must look like. */
  interface Form {
    /** Adds what is wrong, each with the field. */
    void check(JsonNode rule, List<String> problems);
  }

  private static List<String> check(String ndjson, String id, Form form) {
    RuleCheck check = new RuleCheck();
    if (!ndjson.endsWith("\n")) {
      check.problems.add("the last line does not end");
    }
    List<String> lines = ndjson.lines().toList();
    if (lines.size() > MOST_LINES) {
      check.problems.add("more than " + MOST_LINES + " lines");
    }
    for (int i = 0; i < lines.size(); i++) {
      check.line("line " + (i + 1), lines.get(i), id, form);
    }
    return check.problems;
  }

  private void line(String place, String line, String id, Form form) {
    JsonNode rule;
    try {
      rule = OneLine.read(line);
    } catch (JsonProcessingException e) {
      problems.add(place + ": no JSON: " + e.getOriginalMessage());
      return;
    }
    List<String> wrong = new ArrayList<>();
    if (!UUID_4.matcher(rule.path(id).asText()).matches()) {
      wrong.add(id + ": no UUID of version 4");
    } else if (!ids.add(rule.path(id).asText())) {
      wrong.add(id + ": twice");
    }
    if (!names.add(rule.path("name").asText())) {
      wrong.add("name: twice");
    }
    form.check(rule, wrong);
    wrong.forEach(each -> problems.add(place + ": " + each));
  }
}
