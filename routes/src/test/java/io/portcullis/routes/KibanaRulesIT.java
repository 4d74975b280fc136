package io.portcullis.routes;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.portcullis.connectors.api.Json;
import io.portcullis.dashboards.rules.Question;
import io.portcullis.dashboards.rules.RuleSpec;
import io.portcullis.dashboards.rules.RuleSpecs;
import io.portcullis.routes.embedded.EsqlForTests;
import io.portcullis.routes.seal.SealDocuments;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The query of each rule of Kibana on a real Elasticsearch with ES|QL and KQL, through the hub's
 * own templates, asked with the time filter that Kibana adds.
 */
class KibanaRulesIT {
  @RegisterExtension static final EsqlForTests SERVER = new EsqlForTests();

  private static final Path SPECS =
      Path.of(System.getProperty("portcullis.home"), "dashboards", "specs", "rules");
  private static final Duration WHOLE_SCENE = Duration.ofHours(6);

  /** Streams of their own, so that no scene sees what happened in another. */
  private static final String NOTHING_YET = "empty";

  @BeforeAll
  static void install() throws IOException {
    SealDocuments.templates().forEach((path, body) -> SERVER.call("PUT", path, body));
    List.of("signals", "decisions", "actions", "audit")
        .forEach(dataset -> begin("logs-portcullis." + dataset + "-" + NOTHING_YET));
    begin("metrics-portcullis.hub-" + NOTHING_YET);
  }

  /** A stream as it is after its installation. A document of long ago makes it. */
  private static void begin(String stream) {
    SERVER.call("POST", "/" + stream + "/_doc", "{\"@timestamp\":\"2000-01-01T00:00:00Z\"}");
  }

  static List<RuleSpec> specs() throws IOException {
    return RuleSpecs.in(SPECS);
  }

  /** Whoever has just installed the templates gets an answer, and no alert but that of silence. */
  @ParameterizedTest
  @MethodSource("specs")
  void whereNothingHappenedYetNoQueryFails(RuleSpec spec) {
    // When
    int rows = rows(spec, NOTHING_YET);
    // Then
    assertThat(rows).isEqualTo(spec.id().equals("hub-silent") ? 1 : 0);
  }

  @ParameterizedTest
  @MethodSource("specs")
  void whatIsNotMeantIsNotTold(RuleSpec spec) {
    // Given
    store(spec, "-silent", RuleCases.of(spec).silent());
    // When, Then
    assertThat(rows(spec, spec.id() + "-silent")).isZero();
  }

  @ParameterizedTest
  @MethodSource("specs")
  void whatIsMeantIsTold(RuleSpec spec) {
    // Given
    RuleCases.Scenes scenes = RuleCases.of(spec);
    store(spec, "-fires", scenes.fires());
    // When, Then
    assertThat(rows(spec, spec.id() + "-fires")).isEqualTo(scenes.rows());
  }

  /** What the rule does not ask about is left out: a stream costs time. */
  private static void store(RuleSpec spec, String namespace, List<JsonNode> documents) {
    String asked = Question.of(spec).toString();
    StringBuilder bulk = new StringBuilder();
    for (JsonNode document : documents) {
      String dataset = document.at("/event/dataset").asText();
      if (!asked.contains(dataset + "-*")) {
        continue;
      }
      String type = document.at("/event/kind").asText().equals("metric") ? "metrics" : "logs";
      ObjectNode own = document.deepCopy();
      // The stream says it, and takes no other word.
      own.remove("data_stream");
      String place = "%s-%s-%s".formatted(type, dataset, spec.id() + namespace);
      bulk.append(Json.text(Map.of("create", Map.of("_index", place)))).append('\n');
      bulk.append(own).append('\n');
    }
    if (!bulk.isEmpty()) {
      SERVER.call("POST", "/_bulk?refresh=true", bulk.toString());
    }
  }

  /** Rows of the answer in ES|QL, or documents that match in KQL. */
  private static int rows(RuleSpec spec, String namespace) {
    Question question = Question.of(spec);
    return switch (question) {
      case Question.Esql esql -> {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("query", in(namespace, esql.query()));
        body.put("filter", time());
        yield SERVER.call("POST", "/_query", Json.text(body)).path("values").size();
      }
      case Question.Kql kql -> {
        String index = in(namespace, String.join(",", kql.index()));
        Map<String, Object> both =
            Map.of("filter", List.of(Map.of("kql", Map.of("query", kql.query())), time()));
        String body = Json.text(Map.of("query", Map.of("bool", both)));
        yield SERVER.call("POST", "/" + index + "/_count", body).path("count").asInt();
      }
    };
  }

  /** The streams of the scene instead of all; and the blank ones, as not each scene has them. */
  private static String in(String namespace, String streams) {
    return streams.replaceAll(
        "((?:logs|metrics)-portcullis\\.[a-z]+)-\\*", "$1-" + namespace + "*,$1-" + NOTHING_YET);
  }

  private static Map<String, Object> time() {
    return Map.of(
        "range",
        Map.of(
            "@timestamp",
            Map.of(
                "gt",
                Middle.START.minusSeconds(1).toString(),
                "lte",
                Middle.START.plus(WHOLE_SCENE).toString())));
  }
}
