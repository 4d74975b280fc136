package io.portcullis.routes.seal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.connectors.api.Json;
import io.portcullis.model.evidence.Dataset;

/**
 * Installs the templates of the module {@code dashboards}, and has data streams keep their
 * documents for as long as is configured. The same again changes nothing.
 */
public final class Templates {
  private static final Logger LOG = LoggerFactory.getLogger(Templates.class);

  public static final List<String> COMPONENTS =
      List.of("portcullis-ecs", "portcullis-fields", "portcullis-settings");
  public static final List<String> INDICES =
      List.of(
          "portcullis-signals",
          "portcullis-decisions",
          "portcullis-actions",
          "portcullis-audit",
          "portcullis-raw",
          "portcullis-subjects",
          "portcullis-certificates",
          "portcullis-keys",
          "portcullis-matrix",
          "portcullis-calendar",
          "portcullis-hub");

  /** Indices of current state; each has the name of its template. */
  public static final List<String> STATE =
      List.of(
          "portcullis-subjects",
          "portcullis-certificates",
          "portcullis-keys",
          "portcullis-matrix",
          "portcullis-calendar");

  private static final String STREAMS = "logs-portcullis.*-default";
  private static final String FOLDER = "/io/portcullis/dashboards/elasticsearch/";

  private static final String RETENTION = "data_retention";
  private static final int HOURS_OF_DAY = 24;

  private final Map<Dataset, Duration> kept;

  /**
   * @param kept for how long; what is not in it keeps what its template says
   */
  public Templates(Map<Dataset, Duration> kept) {
    this.kept = Map.copyOf(kept);
  }

  /**
   * @throws IOException when Elasticsearch is away or refuses one; the message names it
   */
  public void install(Elasticsearch elasticsearch) throws IOException {
    for (String name : COMPONENTS) {
      elasticsearch.send("PUT", "/_component_template/" + name, read("component/" + name));
    }
    for (String name : INDICES) {
      elasticsearch.send("PUT", "/_index_template/" + name, index(name));
    }
    JsonNode streams = streams(elasticsearch);
    for (Map.Entry<Dataset, Duration> each : kept.entrySet()) {
      keep(elasticsearch, streams, each.getKey().stream(), span(each.getValue()));
    }
  }

  /** None where there is no lifecycle: the distribution for tests is built without its module. */
  private static JsonNode streams(Elasticsearch elasticsearch) throws IOException {
    try {
      return elasticsearch.get("/_data_stream/" + STREAMS).path("data_streams");
    } catch (ElasticsearchRefusal e) {
      if (!e.badRequest()) {
        throw e;
      }
      LOG.warn("Elasticsearch keeps documents for ever: {}", e.getMessage());
      return MissingNode.getInstance();
    }
  }

  /** A template speaks only of streams to come. */
  private static void keep(
      Elasticsearch elasticsearch, JsonNode streams, String stream, String span)
      throws IOException {
    for (JsonNode there : streams) {
      if (there.path("name").asText().equals(stream)) {
        String lifecycle = Json.text(Map.of(RETENTION, span));
        elasticsearch.send("PUT", "/_data_stream/" + stream + "/_lifecycle", lifecycle);
      }
    }
  }

  /** An index template with the configured retention, as JSON. */
  public String index(String name) throws IOException {
    JsonNode template = Json.MAPPER.readTree(read("index/" + name));
    for (Map.Entry<Dataset, Duration> each : kept.entrySet()) {
      if (name.equals("portcullis-" + each.getKey().name().toLowerCase(Locale.ROOT))) {
        ((ObjectNode) template.at("/template/lifecycle")).put(RETENTION, span(each.getValue()));
      }
    }
    return template.toString();
  }

  /** As Elasticsearch writes it: "400d". */
  public static String span(Duration kept) {
    long hours = kept.toHours();
    return hours % HOURS_OF_DAY == 0 ? hours / HOURS_OF_DAY + "d" : hours + "h";
  }

  /** A file of the module {@code dashboards}: "component/portcullis-ecs". */
  public static String read(String name) throws IOException {
    try (InputStream in = Templates.class.getResourceAsStream(FOLDER + name + ".json")) {
      if (in == null) {
        throw new IOException("template " + name + " is missing from the build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
