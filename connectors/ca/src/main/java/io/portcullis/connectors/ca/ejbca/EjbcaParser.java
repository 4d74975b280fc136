package io.portcullis.connectors.ca.ejbca;

import java.util.List;
import java.util.Optional;

import io.portcullis.connectors.api.Cut;
import io.portcullis.connectors.api.JsonBody;
import io.portcullis.connectors.api.Line;
import io.portcullis.connectors.api.Lines;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;

/**
 * Source type {@code ejbca}: lines of the server's log, with or without a syslog header, or the
 * JSON that WildFly's formatter makes of them.
 */
public final class EjbcaParser implements Parser {
  @Override
  public String type() {
    return "ejbca";
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
    List<Line> lines = Line.of(body);
    boolean json = lines.isEmpty() || lines.get(0).text().strip().startsWith("{");
    return json
        ? JsonBody.parse(body, List.of(), (doc, place) -> ServerLog.record(doc, place, context))
        : Lines.parse(body, (line, place) -> ServerLog.line(line.text(), place, context));
  }
}
