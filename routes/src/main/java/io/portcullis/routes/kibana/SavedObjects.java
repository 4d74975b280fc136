package io.portcullis.routes.kibana;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.portcullis.connectors.api.Json;

/**
 * Dashboards with what they refer to (Kibana API, "Import saved objects"). They are written over
 * what is there under their ids: a copy that somebody made under another id is not touched.
 */
final class SavedObjects implements Part {
  private final KibanaClient kibana;
  private final List<ObjectNode> objects;

  SavedObjects(KibanaClient kibana, List<ObjectNode> objects) {
    this.kibana = kibana;
    this.objects = objects;
  }

  @Override
  public List<Step> plan() {
    return objects.stream()
        .map(o -> new Step(o.path("type").asText(), title(o), Step.Change.WRITTEN))
        .toList();
  }

  @Override
  public List<String> apply() throws KibanaRefusal, InterruptedException {
    KibanaClient.Answer answer =
        kibana.upload("/api/saved_objects/_import?overwrite=true", file("dashboards", objects));
    if (!answer.good()) {
      return List.of("dashboards: " + answer.reason());
    }
    List<String> refused = new ArrayList<>();
    for (JsonNode error : answer.body().path("errors")) {
      refused.add(
          "%s %s: %s"
              .formatted(error.path("type").asText(), named(error), why(error.path("error"))));
    }
    int taken = answer.body().path("successCount").asInt();
    if (refused.isEmpty() && taken != objects.size()) {
      refused.add("dashboards: %d of %d were taken".formatted(taken, objects.size()));
    }
    return refused;
  }

  static Multipart file(String name, List<ObjectNode> objects) {
    String lines = objects.stream().map(o -> Json.text(o) + "\n").collect(Collectors.joining());
    return Multipart.file(name + ".ndjson", lines.getBytes(StandardCharsets.UTF_8));
  }

  private static String title(JsonNode object) {
    JsonNode attributes = object.path("attributes");
    return attributes.path("title").asText(attributes.path("name").asText(""));
  }

  private static String named(JsonNode error) {
    String title = error.path("meta").path("title").asText(error.path("title").asText(""));
    return title.isEmpty() ? error.path("id").asText() : "\"" + title + "\"";
  }

  private static String why(JsonNode error) {
    StringBuilder why = new StringBuilder(error.path("type").asText("unknown"));
    for (JsonNode reference : error.path("references")) {
      why.append(' ').append(reference.path("type").asText());
      why.append(' ').append(reference.path("id").asText());
    }
    String message = error.path("message").asText("");
    return message.isEmpty() ? why.toString() : why + ": " + message;
  }
}
