package io.portcullis.connectors.idp.ping;

import java.util.List;
import java.util.Optional;

import io.portcullis.connectors.api.Cut;
import io.portcullis.connectors.api.JsonBody;
import io.portcullis.connectors.api.Line;
import io.portcullis.connectors.api.Lines;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.Syslog;

/**
 * Source type {@code ping}. A body that starts as JSON is PingOne's activities; any other is lines
 * of PingFederate's logs, with or without a syslog header.
 */
public final class PingParser implements Parser {
  private static final List<String> ENVELOPES = List.of("_embedded.activities");

  @Override
  public String type() {
    return "ping";
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
        ? JsonBody.parse(
            body, ENVELOPES, (doc, place) -> new PingOneActivity(doc, place, context).parsed())
        : Lines.parse(body, (line, place) -> line(line, place, context));
  }

  private static boolean json(byte[] body) {
    List<Line> lines = Line.of(body);
    if (lines.isEmpty()) {
      return true;
    }
    String first = lines.get(0).text().strip();
    return first.startsWith("{") || first.startsWith("[");
  }

  private static Parsed line(Line line, long place, ParseContext context) {
    if (OtherLog.is(line.text())) {
      return new Parsed.Ignored(Parsed.IgnoreReason.HOUSEKEEPING);
    }
    Syslog syslog =
        AuditLine.timed(line.text()) ? bare(line, context) : Syslog.read(line.text(), context);
    if (OtherLog.is(syslog.message())) {
      return new Parsed.Ignored(Parsed.IgnoreReason.HOUSEKEEPING);
    }
    AuditEvent event = AuditLine.read(syslog, context);
    return new AuditReading(event, place, context).parsed();
  }

  /** A line that begins with PingFederate's own time has no header to take off. */
  private static Syslog bare(Line line, ParseContext context) {
    return new Syslog(-1, context.receivedAt(), "", "", line.text());
  }
}
