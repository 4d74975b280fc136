package io.portcullis.connectors.idp.keycloak;

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
 * Source type {@code keycloak}. A body that starts as JSON is events (one, an array, one a line);
 * any other is lines of the server log, with or without a syslog header.
 */
public final class KeycloakParser implements Parser {
  @Override
  public String type() {
    return "keycloak";
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
            body, List.of(), (doc, place) -> JsonRecord.read(doc, new Origin(context, place)))
        : Lines.parse(body, (line, place) -> LogLine.read(line, new Origin(context, place)));
  }

  private static boolean json(byte[] body) {
    List<Line> lines = Line.of(body);
    if (lines.isEmpty()) {
      return true;
    }
    char first = lines.get(0).text().strip().charAt(0);
    return first == '{' || first == '[';
  }
}
