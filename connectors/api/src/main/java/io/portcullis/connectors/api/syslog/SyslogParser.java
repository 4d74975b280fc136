package io.portcullis.connectors.api.syslog;

import java.util.List;

import io.portcullis.connectors.api.Lines;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.Syslog;

/** Source type {@code syslog}: RFC 3164 and RFC 5424 lines of any program. */
public final class SyslogParser implements Parser {
  @Override
  public String type() {
    return "syslog";
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
          Syslog syslog = Syslog.read(line.text(), context);
          return new Reading(syslog, place, context).parsed();
        });
  }
}
