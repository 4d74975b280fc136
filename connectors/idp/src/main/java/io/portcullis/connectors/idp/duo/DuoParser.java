package io.portcullis.connectors.idp.duo;

import java.util.List;

import io.portcullis.connectors.api.JsonBody;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;

/**
 * Source type {@code duo}. Reads single records, arrays and lines of them (Duo's log sync tool),
 * and the answers of the Admin API, which keep them in {@code response} under a name of their own.
 */
public final class DuoParser implements Parser {
  private static final List<String> ENVELOPES =
      List.of("response.authlogs", "response.items", "response.events", "response");

  @Override
  public String type() {
    return "duo";
  }

  @Override
  public Framing framing() {
    return Framing.DOCUMENT;
  }

  @Override
  public List<Parsed> parse(byte[] body, ParseContext context) {
    return JsonBody.parse(
        body, ENVELOPES, (doc, place) -> Shape.read(new Item(doc, place, context)));
  }
}
