package io.portcullis.connectors.idp.auth0;

import java.util.List;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.JsonBody;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;

/**
 * Source type {@code auth0}. Reads log events as a custom webhook stream posts them ({@code log_id}
 * and {@code data}; an array, an object with {@code logs}, or one a line), as EventBridge and
 * Filebeat wrap them ({@code detail}; {@code events} with {@code json}), and as the Management API
 * lists them (flat).
 */
public final class Auth0Parser implements Parser {
  private static final List<String> ENVELOPES = List.of("logs", "events");

  @Override
  public String type() {
    return "auth0";
  }

  @Override
  public Framing framing() {
    return Framing.DOCUMENT;
  }

  @Override
  public List<Parsed> parse(byte[] body, ParseContext context) {
    return JsonBody.parse(
        body,
        ENVELOPES,
        (doc, place) -> {
          Doc outer = unwrapped(doc);
          Doc data = outer.at("data").isObject() ? outer.at("data") : outer;
          return new LogEvent(outer, data, place, context).parsed();
        });
  }

  private static Doc unwrapped(Doc doc) {
    for (String wrapper : List.of("detail", "json")) {
      if (doc.at(wrapper).isObject()) {
        return doc.at(wrapper);
      }
    }
    return doc;
  }
}
