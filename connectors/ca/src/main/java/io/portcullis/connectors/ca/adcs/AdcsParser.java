package io.portcullis.connectors.ca.adcs;

import java.util.List;
import java.util.Optional;

import io.portcullis.connectors.api.Cut;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.WindowsEvents;

/** Source type {@code adcs}: Windows events as XML or JSON; see docs/sources/adcs.md. */
public final class AdcsParser implements Parser {
  @Override
  public String type() {
    return "adcs";
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
        body, context, (event, place) -> new Reading(event, place, context).parsed());
  }
}
