package io.portcullis.routes;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The closed lists of ECS 9, "ECS categorization fields". */
class EcsPairsTest {
  private static final Set<String> KINDS = Set.of("alert", "asset", "event", "metric", "state");
  private static final Set<String> OUTCOMES = Set.of("", "success", "failure", "unknown");

  /** The event types that ECS expects in each category that the hub uses. */
  private static final Map<String, Set<String>> EXPECTED =
      Map.ofEntries(
          Map.entry("api", Set.of("access", "admin", "allowed", "change", "denied", "info")),
          Map.entry("authentication", Set.of("start", "end", "info")),
          Map.entry("configuration", Set.of("access", "change", "creation", "deletion", "info")),
          Map.entry("database", Set.of("access", "change", "info", "error")),
          Map.entry("host", Set.of("access", "change", "end", "info", "start")),
          Map.entry(
              "iam", Set.of("admin", "change", "creation", "deletion", "group", "info", "user")),
          Map.entry("intrusion_detection", Set.of("allowed", "denied", "info")),
          Map.entry("malware", Set.of("info")),
          Map.entry("network", Set.of("access", "allowed", "connection", "denied", "info")),
          Map.entry("process", Set.of("access", "change", "end", "info", "start")),
          Map.entry("session", Set.of("start", "end", "info")),
          Map.entry("threat", Set.of("indicator")),
          Map.entry("vulnerability", Set.of("info")));

  @Test
  void everyRecordIsSortedAsEcsExpects() {
    // When
    List<ObjectNode> documents = EveryRecord.documents();
    // Then
    Set<String> wrong = new TreeSet<>();
    documents.stream()
        .filter(d -> !d.at("/portcullis/signal/source").asText().equals("lab-ecs"))
        .forEach(d -> check(d, wrong));
    assertThat(wrong).isEmpty();
    assertThat(documents).hasSizeGreaterThan(1_000);
  }

  private static void check(JsonNode document, Set<String> wrong) {
    JsonNode event = document.path("event");
    String where =
        document.at("/data_stream/dataset").asText() + " " + event.path("action").asText() + ": ";
    if (!KINDS.contains(event.path("kind").asText())) {
      wrong.add(where + "event.kind");
    }
    if (!OUTCOMES.contains(event.path("outcome").asText(""))) {
      wrong.add(where + "event.outcome");
    }
    List<String> categories = texts(event.path("category"));
    Set<String> types =
        categories.stream()
            .flatMap(c -> EXPECTED.getOrDefault(c, Set.of()).stream())
            .collect(java.util.stream.Collectors.toSet());
    List<String> has = texts(event.path("type"));
    if (categories.isEmpty() || has.isEmpty() || !types.containsAll(has)) {
      wrong.add(where + categories + " " + has);
    }
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}
