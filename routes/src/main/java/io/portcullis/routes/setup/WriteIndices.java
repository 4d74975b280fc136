package io.portcullis.routes.setup;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.model.evidence.Dataset;
import io.portcullis.routes.seal.Elasticsearch;
import io.portcullis.routes.seal.ElasticsearchRefusal;
import io.portcullis.routes.seal.HubStream;
import io.portcullis.routes.seal.Templates;

/**
 * The indices that are written to, as they were before anything was changed. A template speaks only
 * of indices to come, and a stream's next one may be weeks away: where they differ, a stream gets a
 * new one, and an index of current state, which is never begun anew, gets the fields that it lacks.
 * What a template gives is asked of Elasticsearch itself (Elasticsearch guide, "Simulate index
 * API"), so both are in its own words.
 */
final class WriteIndices {
  private static final int GENERATION = 6;

  private final Elasticsearch elasticsearch;
  private final Consumer<String> out;
  private final Map<String, JsonNode> mappings = new TreeMap<>();
  private int unseen;

  /**
   * @param out hears line by line what is there and what is done
   * @throws IOException when Elasticsearch is away
   */
  WriteIndices(Elasticsearch elasticsearch, Consumer<String> out) throws IOException {
    this.elasticsearch = elasticsearch;
    this.out = out;
    for (String stream : streams()) {
      read(stream);
    }
    for (String index : Templates.STATE) {
      read(index);
    }
  }

  private static List<String> streams() {
    List<String> all = new ArrayList<>();
    for (Dataset dataset : Dataset.values()) {
      all.add(dataset.stream());
    }
    all.add(HubStream.STREAM);
    return all;
  }

  private void read(String stream) throws IOException {
    try {
      newest(elasticsearch.get("/" + stream + "/_mapping"))
          .ifPresent(mapping -> mappings.put(stream, mapping));
    } catch (ElasticsearchRefusal e) {
      if (!e.notFound()) {
        hidden(stream, e);
      }
    }
  }

  /** A data stream writes to the backing index of the highest generation, six digits at the end. */
  private static Optional<JsonNode> newest(JsonNode answer) {
    return answer.properties().stream()
        .max(Comparator.comparing(index -> generation(index.getKey())))
        .map(index -> index.getValue().path("mappings"));
  }

  private static String generation(String index) {
    return index.substring(Math.max(0, index.length() - GENERATION));
  }

  /**
   * Tells what differs; with {@code change} it is put right.
   *
   * @param templates what was to be done about the templates
   * @return how many differ still
   */
  int run(List<Difference> templates, boolean change) throws IOException {
    int left = 0;
    for (String name : mappings.keySet()) {
      boolean touched = templates.stream().anyMatch(d -> touches(d, name));
      List<String> differ = touched ? List.of() : differences(name);
      if (touched || !differ.isEmpty()) {
        out.accept(
            "* %s, %s"
                .formatted(
                    called(name),
                    touched ? "of the changed templates" : "this one is older than its templates"));
        differ.forEach(line -> out.accept("    " + line));
        left += change && renewed(name) ? 0 : 1;
      }
    }
    return left;
  }

  private static String called(String name) {
    return Templates.STATE.contains(name)
        ? "index %s: the fields that it lacks".formatted(name)
        : "data stream %s: a new index".formatted(name);
  }

  /** False for a field whose type is another one: what an index has, it keeps. */
  private boolean renewed(String name) throws IOException {
    if (!Templates.STATE.contains(name)) {
      elasticsearch.send("POST", "/" + name + "/_rollover", "");
    } else {
      try {
        elasticsearch.send("PUT", "/" + name + "/_mapping", wanted(name).toString());
      } catch (ElasticsearchRefusal e) {
        if (!e.badRequest()) {
          throw e;
        }
        out.accept("  not done: " + e.getMessage());
        return false;
      }
    }
    out.accept("  done");
    return true;
  }

  /** How many could not be looked at. */
  int unseen() {
    return unseen;
  }

  /** As an index of that name would be made now. */
  private JsonNode wanted(String name) throws IOException {
    return elasticsearch
        .send("POST", "/_index_template/_simulate_index/" + name, "")
        .at("/template/mappings");
  }

  private List<String> differences(String name) throws IOException {
    try {
      return Difference.lines(mappings.get(name), wanted(name));
    } catch (ElasticsearchRefusal e) {
      hidden(name, e);
      return List.of();
    }
  }

  private void hidden(String name, ElasticsearchRefusal e) throws ElasticsearchRefusal {
    if (!e.badRequest() && !e.forbidden()) {
      throw e;
    }
    unseen++;
    out.accept("! %s: its mapping".formatted(name));
    out.accept("    " + e.getMessage());
  }

  /** Retention alone needs no new index: it is set for the whole stream. */
  private static boolean touches(Difference difference, String stream) {
    Thing template = difference.thing();
    boolean shape =
        difference.state() == Difference.State.NEW
            || difference.details().stream()
                .anyMatch(d -> !d.startsWith("template.lifecycle") && !d.startsWith("_meta"));
    return difference.toDo() && shape && of(template, stream);
  }

  private static boolean of(Thing template, String stream) {
    return switch (template.kind()) {
      case "component template" -> true;
      case "index template" ->
          stream.equals(template.name())
              || stream.contains(template.name().replace('-', '.') + "-");
      default -> false;
    };
  }
}
