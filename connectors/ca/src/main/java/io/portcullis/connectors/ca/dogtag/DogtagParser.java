package io.portcullis.connectors.ca.dogtag;

import java.util.List;

import io.portcullis.connectors.api.Lines;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;

/** Source type {@code dogtag}: lines of the signed audit log, with or without a syslog header. */
public final class DogtagParser implements Parser {
  @Override
  public String type() {
    return "dogtag";
  }

  @Override
  public Framing framing() {
    return Framing.LINES;
  }

  @Override
  public List<Parsed> parse(byte[] body, ParseContext context) {
    return Lines.parse(
        body,
        (line, place) -> {
          AuditEvent event = AuditEvent.read(line.text(), context);
          return event.name().equals("AUDIT_LOG_SIGNING")
              ? new Parsed.Ignored(Parsed.IgnoreReason.HOUSEKEEPING)
              : new Reading(event, place, context).parsed();
        });
  }
}
