package io.portcullis.connectors.idp.entra;

import java.util.List;

import io.portcullis.connectors.api.Handshake;
import io.portcullis.connectors.api.JsonBody;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;

/**
 * Source type {@code entra}. Reads a single record, the {@code records} envelope of Azure
 * diagnostic settings, and {@code value} pages and change notifications of Microsoft Graph.
 */
public final class EntraParser implements Parser {
  private static final List<String> ENVELOPES = List.of("records", "value");

  @Override
  public String type() {
    return "entra";
  }

  @Override
  public Framing framing() {
    return Framing.DOCUMENT;
  }

  /** Graph's validation of a subscription's notification address. */
  @Override
  public Handshake handshake() {
    return new Handshake.EchoQuery("validationToken");
  }

  @Override
  public List<Parsed> parse(byte[] body, ParseContext context) {
    return JsonBody.parse(
        body, ENVELOPES, (doc, place) -> Shape.read(Item.of(doc, place, context)));
  }
}
