package io.portcullis.connectors.api.ecs;

import java.util.List;

import io.portcullis.connectors.api.JsonBody;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;

/** Source type {@code ecs}: documents of the Elastic Common Schema, nested or with dotted names. */
public final class EcsParser implements Parser {
  @Override
  public String type() {
    return "ecs";
  }

  @Override
  public Framing framing() {
    return Framing.DOCUMENT;
  }

  @Override
  public List<Parsed> parse(byte[] body, ParseContext context) {
    return JsonBody.parse(
        body,
        List.of("hits.hits", "records"),
        (doc, place) -> {
          // A search's answer holds each document in an envelope of its own.
          boolean hit = doc.at("_source").isObject();
          return new Document(hit ? doc.at("_source") : doc, place, context).parsed();
        });
  }
}
