package io.portcullis.routes.kibana;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Rules of the detection engine. New ones are imported (Kibana API, "Import detection rules").
 * Those that are there are patched: an import would take their actions and exceptions away, and
 * switch them off.
 */
final class Detections implements Part {
  private static final String PATH = "/api/detection_engine/rules";
  private static final Set<String> NOT_OURS = Set.of("enabled", "version");

  private final KibanaClient kibana;
  private final List<ObjectNode> rules;
  private final List<ObjectNode> fresh = new ArrayList<>();
  private final List<ObjectNode> changed = new ArrayList<>();

  Detections(KibanaClient kibana, List<ObjectNode> rules) {
    this.kibana = kibana;
    this.rules = rules;
  }

  @Override
  public List<Step> plan() throws KibanaRefusal, InterruptedException {
    fresh.clear();
    changed.clear();
    List<Step> steps = new ArrayList<>();
    for (ObjectNode rule : rules) {
      KibanaClient.Answer answer = kibana.get(PATH + "?rule_id=" + rule.path("rule_id").asText());
      if (!answer.good() && answer.status() != 404) {
        throw KibanaRefusal.no("detection rules can not be read: " + answer.reason());
      }
      Step.Change change = answer.good() ? change(rule, answer.body()) : Step.Change.NEW;
      switch (change) {
        case NEW -> fresh.add(rule);
        case CHANGED -> changed.add(rule);
        default -> {}
      }
      steps.add(new Step("detection", rule.path("name").asText(), change));
    }
    return steps;
  }

  @Override
  public List<String> apply() throws KibanaRefusal, InterruptedException {
    List<String> refused = new ArrayList<>();
    if (!fresh.isEmpty()) {
      refused.addAll(bring());
    }
    for (ObjectNode rule : changed) {
      KibanaClient.Answer answer = kibana.send("PATCH", PATH, rule.deepCopy().without(NOT_OURS));
      if (!answer.good()) {
        refused.add("detection \"%s\": %s".formatted(rule.path("name").asText(), answer.reason()));
      }
    }
    return refused;
  }

  private List<String> bring() throws KibanaRefusal, InterruptedException {
    KibanaClient.Answer answer =
        kibana.upload(PATH + "/_import", SavedObjects.file("detections", fresh));
    if (!answer.good()) {
      return List.of("detections: " + answer.reason());
    }
    List<String> refused = new ArrayList<>();
    for (JsonNode error : answer.body().path("errors")) {
      JsonNode why = error.path("error");
      refused.add(
          "detection \"%s\": status %d: %s"
              .formatted(
                  name(error.path("rule_id").asText()),
                  why.path("status_code").asInt(),
                  why.path("message").asText()));
    }
    int taken = answer.body().path("success_count").asInt();
    if (refused.isEmpty() && taken != fresh.size()) {
      refused.add("detections: %d of %d were taken".formatted(taken, fresh.size()));
    }
    return refused;
  }

  private String name(String id) {
    return fresh.stream()
        .filter(rule -> rule.path("rule_id").asText().equals(id))
        .map(rule -> rule.path("name").asText())
        .findFirst()
        .orElse(id);
  }

  private static Step.Change change(ObjectNode rule, JsonNode there) {
    return rule.properties().stream()
            .filter(field -> !NOT_OURS.contains(field.getKey()))
            .allMatch(field -> there.path(field.getKey()).equals(field.getValue()))
        ? Step.Change.SAME
        : Step.Change.CHANGED;
  }
}
