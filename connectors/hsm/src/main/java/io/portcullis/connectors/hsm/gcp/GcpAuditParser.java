package io.portcullis.connectors.hsm.gcp;

import java.io.IOException;
import java.util.Base64;
import java.util.List;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.JsonBody;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;

/**
 * Source type {@code gcp-audit}. Reads log entries with an audit log in them (Cloud Logging,
 * LogEntry and AuditLog), one, many, {@code entries} of the API, or pushed by Pub/Sub.
 */
public final class GcpAuditParser implements Parser {
  @Override
  public String type() {
    return "gcp-audit";
  }

  @Override
  public Framing framing() {
    return Framing.DOCUMENT;
  }

  @Override
  public List<Parsed> parse(byte[] body, ParseContext context) {
    return JsonBody.parse(
        body,
        List.of("entries"),
        (doc, place) -> new LogEntry(pushed(doc), place, context).parsed());
  }

  /** A push subscription wraps the entry in base64. */
  private static Doc pushed(Doc doc) {
    String data = doc.at("message").isObject() ? doc.at("message").text("data") : "";
    if (data.isEmpty()) {
      return doc;
    }
    try {
      return Doc.of(Json.VENDOR.readTree(Base64.getDecoder().decode(data)));
    } catch (IOException | IllegalArgumentException e) {
      throw new BadRecord("message.data: not a JSON document in base64");
    }
  }
}
