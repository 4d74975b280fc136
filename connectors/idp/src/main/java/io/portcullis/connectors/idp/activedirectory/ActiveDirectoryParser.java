package io.portcullis.connectors.idp.activedirectory;

import java.util.List;
import java.util.Optional;

import io.portcullis.connectors.api.Cut;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.WindowsEvents;

/**
 * Source type {@code active-directory}. Reads Windows events as XML, as Winlogbeat's or NXLog's
 * JSON, and as syslog lines with such JSON.
 */
public final class ActiveDirectoryParser implements Parser {
  @Override
  public String type() {
    return "active-directory";
  }

  @Override
  public Framing framing() {
    return Framing.BODY;
  }

  @Override
  public Optional<Cut> cut() {
    return Optional.of(WindowsEvents.CUT);
  }

  @Override
  public List<Parsed> parse(byte[] body, ParseContext context) {
    return WindowsEvents.parse(
        body, context, (event, place) -> new SecurityEvent(event, place, context).parsed());
  }
}
