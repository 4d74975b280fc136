package io.portcullis.connectors.api.inventory;

import java.util.List;
import java.util.OptionalInt;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.JsonBody;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.RecordReader;
import io.portcullis.connectors.api.Utf8;

/**
 * Source type {@code inventory}: subjects as JSON, YAML or CSV. Unlike a vendor's record they are
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
    OptionalInt invalid = Utf8.invalidAt(body, 0, body.length);
    if (invalid.isPresent()) {
      return List.of(Utf8.broken(invalid.getAsInt()));
    }
    RecordReader<Doc> reader = (doc, place) -> new Declaration(doc, place, context).parsed();
    return switch (Form.of(body)) {
      case JSON -> JsonBody.parse(body, List.of(), reader);
      case YAML -> YamlBody.parse(body, reader);
      case CSV -> CsvBody.parse(body, reader);
    };
  }
}
