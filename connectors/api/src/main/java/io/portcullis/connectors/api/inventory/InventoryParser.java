package io.portcullis.connectors.api.inventory;

import java.util.List;

import io.portcullis.connectors.api.JsonBody;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;

/**
 * Source type {@code inventory}: one JSON object for each subject. Unlike a vendor's record it is
 * written for the hub, so an unknown field is a mistake and is named.
 */
public final class InventoryParser implements Parser {
  @Override
  public String type() {
    return "inventory";
  }

  @Override
  public Framing framing() {
    return Framing.DOCUMENT;
  }

  @Override
  public List<Parsed> parse(byte[] body, ParseContext context) {
    return JsonBody.parse(
        body, List.of(), (doc, place) -> new Declaration(doc, place, context).parsed());
  }
}
