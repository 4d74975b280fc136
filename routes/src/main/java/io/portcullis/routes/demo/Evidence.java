package io.portcullis.routes.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.Json;
import io.portcullis.lab.outside.Report;
import io.portcullis.routes.api.Explanation;
import io.portcullis.routes.api.ExplanationText;

/** Step 8: a record for every step, and the whole chain behind any of them. */
final class Evidence {
  private static final Duration SHIPPED = Duration.ofSeconds(30);

  /** What the hub says to itself; not what a source said. */
  private static final Set<String> OWN = Set.of("resolve", "decide", "guard", "enforce", "timers");

  private final World world;
  private final Report report;

  Evidence(World world, Report report) {
    this.world = world;
    this.report = report;
  }

  void play() {
    report.step(8, "Elasticsearch holds a record for every step");
    for (String name :
        List.of(
            Estate.device(17).name(),
            Estate.device(42).name(),
            Estate.person(7).name(),
            Estate.HSM,
            Estate.key(12).name(),
            Estate.device(100).name(),
            Estate.device(44).name())) {
      String id = newest(world.explain(name));
      report.see(
          "the newest signal about " + name + ", and its decision",
          "Elasticsearch",
          SHIPPED,
          () ->
              world.search().count("decisions", "portcullis.signal.id", id) > 0
                  && world.search().count("signals", "portcullis.signal.id", id) > 0);
    }
    explained(Estate.device(17).name());
  }

  /** Id of what a source said last: it stays the same when two subjects turn out to be one. */
  private static String newest(JsonNode explanation) {
    for (JsonNode signal : explanation.path("signals")) {
      if (!OWN.contains(signal.path("source").asText())) {
        return signal.path("id").asText();
      }
    }
    return "";
  }

  private void explained(String name) {
    JsonNode explanation = world.explain(name);
    boolean whole =
        explanation.path("actions").size() > 0 && explanation.path("signals").size() > 1;
    report.check("the whole chain of " + name, "explain", whole);
    try {
      Explanation typed = Json.MAPPER.treeToValue(explanation, Explanation.class);
      report.say("");
      ExplanationText.of(typed).lines().forEach(line -> report.say("   | " + line));
    } catch (IOException e) {
      throw new UncheckedIOException("the hub's explanation can not be read", e);
    }
  }
}
