package io.portcullis.connectors.radius.aruba;

import java.util.List;

import io.portcullis.connectors.api.Lines;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;

/** Source type {@code aruba}: syslog lines of ArubaOS, Instant, AOS-S and AOS-CX. */
public final class ArubaParser implements Parser {
  @Override
  public String type() {
    return "aruba";
  }

  @Override
  public Framing framing() {
    return Framing.LINES;
  }

  @Override
  public List<Parsed> parse(byte[] body, ParseContext context) {
    return Lines.parse(
        body,
        (line, place) -> new Reading(Message.read(line.text(), context), place, context).parsed());
  }
}
