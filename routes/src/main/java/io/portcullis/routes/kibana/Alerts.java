package io.portcullis.routes.kibana;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.portcullis.connectors.api.Json;

/**
 * Rules of Kibana's alerting (Kibana API, "Create a rule" and "Update a rule"). Whether one is
 * switched on, and its actions, belong to those who run Kibana and stay.
 */
final class Alerts implements Part {
  private static final String PATH = "/api/alerting/rule/";
  private static final List<String> OURS = List.of("name", "tags", "schedule", "params");
  private static final List<String> THEIRS = List.of("alert_delay", "flapping");

  private final KibanaClient kibana;
  private final List<ObjectNode> rules;
  private final List<Planned> planned = new ArrayList<>();

  /** What is to be done with one rule, and what is there of it. */
  private record Planned(ObjectNode rule, JsonNode there, Step step) {}

  Alerts(KibanaClient kibana, List<ObjectNode> rules) {
    this.kibana = kibana;
    this.rules = rules;
  }

  @Override
  public List<Step> plan() throws KibanaRefusal, InterruptedException {
    planned.clear();
    for (ObjectNode rule : rules) {
      KibanaClient.Answer answer = kibana.get(PATH + rule.path("id").asText());
      if (!answer.good() && answer.status() != 404) {
        throw KibanaRefusal.no("rules of alerting can not be read: " + answer.reason());
      }
      Step.Change change = answer.good() ? change(rule, answer.body()) : Step.Change.NEW;
      Step step = new Step("alert", rule.path("name").asText(), change);
      planned.add(new Planned(rule, answer.body(), step));
    }
    return planned.stream().map(Planned::step).toList();
  }

  @Override
  public List<String> apply() throws KibanaRefusal, InterruptedException {
    List<String> refused = new ArrayList<>();
    for (Planned each : planned) {
      if (each.step().change() == Step.Change.SAME) {
        continue;
      }
      KibanaClient.Answer answer = write(each);
      if (!answer.good()) {
        refused.add("alert \"%s\": %s".formatted(each.step().name(), answer.reason()));
      }
    }
    return refused;
  }

  private KibanaClient.Answer write(Planned each) throws KibanaRefusal, InterruptedException {
    String path = PATH + each.rule().path("id").asText();
    if (each.step().change() == Step.Change.NEW) {
      return kibana.send("POST", path, each.rule().deepCopy().without("id"));
    }
    ObjectNode body = Json.MAPPER.createObjectNode();
    OURS.forEach(field -> body.set(field, each.rule().get(field)));
    body.set("actions", actions(each.there()));
    THEIRS.stream()
        .filter(each.there()::hasNonNull)
        .forEach(field -> body.set(field, each.there().get(field)));
    return kibana.send("PUT", path, body);
  }

  /** As they were read, but for what can not be written. */
  private static ArrayNode actions(JsonNode there) {
    ArrayNode actions = Json.MAPPER.createArrayNode();
    for (JsonNode action : there.path("actions")) {
      ObjectNode copy = action.deepCopy();
      actions.add(copy.without("connector_type_id"));
    }
    return actions;
  }

  private static Step.Change change(JsonNode rule, JsonNode there) {
    return OURS.stream().allMatch(field -> holds(there.path(field), rule.path(field)))
        ? Step.Change.SAME
        : Step.Change.CHANGED;
  }

  /** Kibana adds fields with defaults of its own. */
  private static boolean holds(JsonNode there, JsonNode ours) {
    if (!ours.isObject()) {
      return there.equals(ours);
    }
    for (Map.Entry<String, JsonNode> field : ours.properties()) {
      if (!holds(there.path(field.getKey()), field.getValue())) {
        return false;
      }
    }
    return true;
  }
}
