package io.portcullis.connectors.hsm.luna;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.Line;
import io.portcullis.connectors.api.Lines;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.Syslog;

/**
 * Source type {@code luna}: lines of the HSM's audit log, as they are or behind a syslog header,
 * lines of the appliance's shell (lunash) and of a client's log about HA groups, and Luna Cloud
 * HSM's log, one JSON document a line.
 */
public final class LunaParser implements Parser {
  @Override
  public String type() {
    return "luna";
  }

  @Override
  public Framing framing() {
    return Framing.LINES;
  }

  @Override
  public List<Parsed> parse(byte[] body, ParseContext context) {
    return Lines.parse(body, (line, place) -> read(line, new Origin(context, place)));
  }

  private static Parsed read(Line line, Origin origin) {
    String text = line.text().strip();
    if (text.startsWith("{")) {
      return new CloudRecord(json(text), origin).parsed();
    }
    Optional<HaLine> ha = HaLine.find(text, origin);
    if (ha.isPresent()) {
      return ha.get().parsed(origin);
    }
    Syslog syslog = LunaLog.read(text, origin.context());
    if (syslog.app().equals("lunash") || ShellLine.concerns(syslog.message())) {
      return new ShellLine(syslog, origin).parsed();
    }
    return AuditLine.find(text)
        .map(audit -> audit.parsed(syslog.host(), origin))
        .orElseThrow(
            () -> new BadRecord("neither an audit record (number,time,message) nor lunash's"));
  }

  private static Doc json(String text) {
    try {
      return Doc.of(Json.VENDOR.readTree(text));
    } catch (IOException e) {
      throw new BadRecord("malformed JSON");
    }
  }
}
