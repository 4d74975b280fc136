package io.portcullis.connectors.mdm.osquery;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Cut;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.JsonBody;
import io.portcullis.connectors.api.Line;
import io.portcullis.connectors.api.Lines;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parsed.IgnoreReason;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.Syslog;

/**
 * Source type {@code osquery}. A body that starts as JSON is results (one a line, an array, or the
 * {@code data} of osquery's TLS logger) or Fleet's documents; any other is syslog lines with a
 * result in each.
 */
public final class OsqueryParser implements Parser {
  private static final List<String> ENVELOPES = List.of("data", "activities");

  @Override
  public String type() {
    return "osquery";
  }

  @Override
  public Framing framing() {
    return Framing.BODY;
  }

  @Override
  public Optional<Cut> cut() {
    return Optional.of(Cut.LINES);
  }

  @Override
  public List<Parsed> parse(byte[] body, ParseContext context) {
    return json(body)
        ? JsonBody.parse(body, ENVELOPES, (doc, place) -> record(doc, new Origin(context, place)))
        : Lines.parse(body, (line, place) -> line(line, place, context));
  }

  private static boolean json(byte[] body) {
    List<Line> lines = Line.of(body);
    if (lines.isEmpty()) {
      return true;
    }
    char first = lines.get(0).text().strip().charAt(0);
    return first == '{' || first == '[';
  }

  private static Parsed line(Line line, long place, ParseContext context) {
    String message = Syslog.read(line.text(), context).message().strip();
    int brace = message.indexOf('{');
    if (brace < 0) {
      throw new BadRecord("not a result of osquery: no JSON in the line");
    }
    byte[] json = message.substring(brace).getBytes(StandardCharsets.UTF_8);
    List<Parsed> parsed =
        JsonBody.parse(json, List.of(), (doc, at) -> record(doc, new Origin(context, place)));
    // What is told of a place in the message is no place in the body.
    return parsed.get(0) instanceof Parsed.Broken broken
        ? new Parsed.Broken(broken.reason(), place)
        : parsed.get(0);
  }

  private static Parsed record(Doc doc, Origin origin) {
    if (doc.has("policy") && doc.at("hosts").isArray()) {
      return new FailingPolicy(doc, origin).parsed();
    }
    if (doc.has("vulnerability")) {
      return new Vulnerability(doc, origin).parsed();
    }
    if (doc.has("host") && doc.at("host").isObject()) {
      return new FleetHost(doc.at("host"), origin).parsed();
    }
    if (doc.has("hardware_serial") || doc.has("osquery_version")) {
      return new FleetHost(doc, origin).parsed();
    }
    if (doc.has("type") && (doc.has("actor_email") || doc.has("actor_full_name"))) {
      return new Activity(doc, origin).parsed();
    }
    if (doc.has("data.unseen_hosts")) {
      return new Silence(doc, origin).parsed();
    }
    return result(doc, origin);
  }

  private static Parsed result(Doc doc, Origin origin) {
    if (doc.has("filename") && doc.has("severity")) {
      return new Parsed.Ignored(IgnoreReason.HOUSEKEEPING);
    }
    if (doc.has("name") && (doc.has("columns") || doc.has("snapshot") || doc.has("diffResults"))) {
      return new Result(doc, origin).parsed();
    }
    throw new BadRecord("name: missing, or neither columns, snapshot nor diffResults with it");
  }
}
