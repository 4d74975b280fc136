package io.portcullis.routes.setup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.PrivateFile;
import io.portcullis.model.evidence.Dataset;
import io.portcullis.routes.seal.Elasticsearch;
import io.portcullis.routes.seal.ElasticsearchRefusal;
import io.portcullis.routes.seal.Templates;

import static io.portcullis.routes.setup.Difference.State.IMPOSSIBLE;

/**
 * Compares Elasticsearch with what the hub needs, tells the difference, and removes it when asked
 * to. Run again it finds nothing to do. It deletes nothing and reads no document.
 */
public final class ElasticsearchSetup {
  private static final String KEY = "portcullis-hub";

  private final Elasticsearch elasticsearch;
  private final Map<Dataset, Duration> kept;
  private final Consumer<String> out;

  /**
   * @param kept how long each stream keeps its documents
   * @param out hears line by line what is there and what is done
   */
  public ElasticsearchSetup(
      Elasticsearch elasticsearch, Map<Dataset, Duration> kept, Consumer<String> out) {
    this.elasticsearch = elasticsearch;
    this.kept = Map.copyOf(kept);
    this.out = out;
  }

  /**
   * How it stands.
   *
   * @param left things that differ still
   * @param unseen things that could not be looked at
   */
  public record Report(int left, int unseen) {}

  /**
   * Tells what differs; with {@code change} it is written, in the order in which one needs the
   * other.
   *
   * @throws IOException when Elasticsearch is away or refuses; what was written until then stays,
   *     and the same again goes on from there
   */
  public Report run(boolean change) throws IOException {
    WriteIndices indices = new WriteIndices(elasticsearch, out);
    List<Difference> all = new ArrayList<>();
    for (Thing thing : wanted()) {
      Difference difference = look(thing);
      tell(difference);
      if (difference.toDo() && change) {
        write(thing);
      }
      all.add(difference);
    }
    int left = indices.run(all, change);
    left += change ? 0 : (int) all.stream().filter(Difference::toDo).count();
    int hidden = (int) all.stream().filter(d -> d.state() == IMPOSSIBLE).count();
    Report report = new Report(left, hidden + indices.unseen());
    sum(report);
    return report;
  }

  private void sum(Report report) {
    if (report.left() > 0) {
      out.accept(report.left() + " to be changed; --yes changes it.");
    }
    if (report.unseen() > 0) {
      out.accept(report.unseen() + " could not be looked at.");
    }
    if (report.left() + report.unseen() == 0) {
      out.accept("Elasticsearch is as the hub needs it.");
    }
  }

  /**
   * Makes an API key with the rights of the hub, and keeps it in a new file of mode 0600. It is
   * shown nowhere else.
   *
   * @throws IOException when the file is there already, or Elasticsearch makes no key
   */
  public void key(Path file) throws IOException {
    if (Files.exists(file)) {
      throw new IOException(file + " is there already, and is not overwritten");
    }
    Map<String, Object> asked =
        Map.of("name", KEY, "role_descriptors", Map.of(Rights.WRITER, Rights.writer()));
    JsonNode made = elasticsearch.send("POST", "/_security/api_key", Json.text(asked));
    String encoded = made.path("encoded").asText();
    if (encoded.isEmpty()) {
      throw new IOException("Elasticsearch made no API key");
    }
    PrivateFile.write(file, encoded.getBytes(StandardCharsets.UTF_8));
    out.accept("API key %s (id %s) is in %s".formatted(KEY, made.path("id").asText(), file));
  }

  /** The rights of the hub's API key, as the body of a request that makes one. */
  public static String rights() {
    return Json.MAPPER.valueToTree(Map.of(Rights.WRITER, Rights.writer())).toPrettyString();
  }

  private List<Thing> wanted() throws IOException {
    Templates templates = new Templates(kept);
    List<Thing> things = new ArrayList<>();
    for (String name : Templates.COMPONENTS) {
      things.add(Thing.component(name, read(Templates.read("component/" + name))));
    }
    for (String name : Templates.INDICES) {
      things.add(Thing.index(name, read(templates.index(name))));
    }
    for (Dataset dataset : Dataset.values()) {
      things.add(Thing.stream(dataset.stream(), Json.MAPPER.createObjectNode()));
      if (kept.containsKey(dataset)) {
        Object lifecycle = Map.of("data_retention", Templates.span(kept.get(dataset)));
        things.add(Thing.lifecycle(dataset.stream(), Json.MAPPER.valueToTree(lifecycle)));
      }
    }
    things.add(role(Rights.WRITER, Rights.writer()));
    things.add(role(Rights.READER, Rights.reader()));
    things.add(role(Rights.AUDITOR, Rights.auditor()));
    return things;
  }

  private static Thing role(String name, Map<String, Object> rights) {
    return Thing.role(name, Json.MAPPER.valueToTree(rights));
  }

  private static JsonNode read(String json) throws IOException {
    return Json.MAPPER.readTree(json);
  }

  private Difference look(Thing thing) throws IOException {
    try {
      JsonNode there = elasticsearch.get(thing.path()).at(thing.inside());
      return there.isMissingNode() ? Difference.missing(thing) : Difference.between(thing, there);
    } catch (ElasticsearchRefusal e) {
      if (e.notFound()) {
        return Difference.missing(thing);
      }
      if (e.badRequest() || e.forbidden()) {
        return Difference.impossible(thing, e.getMessage());
      }
      throw e;
    }
  }

  private void write(Thing thing) throws IOException {
    // A data stream is made without a body: its template says the rest.
    String body = thing.kind().equals("data stream") ? "" : thing.body().toString();
    elasticsearch.send("PUT", thing.write(), body);
    out.accept("  done");
  }

  private void tell(Difference difference) {
    String mark =
        switch (difference.state()) {
          case SAME -> "=";
          case NEW -> "+";
          case CHANGED -> "*";
          case IMPOSSIBLE -> "!";
        };
    out.accept(mark + " " + difference.thing().label());
    difference.details().forEach(detail -> out.accept("    " + detail));
  }
}
