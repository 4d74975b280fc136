package io.portcullis.connectors.api.cef;

import java.util.List;

import io.portcullis.connectors.api.Lines;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.Syslog;

/** Source type {@code cef}: lines "CEF:0|...", with or without a syslog header. */
public final class CefParser implements Parser {
  @Override
  public String type() {
    return "cef";
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
          // The header's pattern would take "CEF:" for a program's name, so it is read before it.
          int start = Math.max(0, line.text().indexOf("CEF:"));
          String header = line.text().substring(0, start);
          Syslog syslog = Syslog.read(header + "-", context);
          Event event = Event.read(line.text().substring(start), syslog, context);
          return new Reading(event, place, context).parsed();
        });
  }
}
