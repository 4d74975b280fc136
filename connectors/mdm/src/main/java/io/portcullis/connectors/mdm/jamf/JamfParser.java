package io.portcullis.connectors.mdm.jamf;

import java.util.List;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.JsonBody;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;

/**
 * Source type {@code jamf}. Reads webhooks of Jamf Pro in their JSON form, {@code results} pages of
 * its inventory, and what Jamf Protect and Compliance Reporter forward, one or many.
 */
public final class JamfParser implements Parser {
  private static final List<String> ENVELOPES =
      List.of("results", "data.listAlerts.items", "items");

  @Override
  public String type() {
    return "jamf";
  }

  @Override
  public Framing framing() {
    return Framing.DOCUMENT;
  }

  @Override
  public List<Parsed> parse(byte[] body, ParseContext context) {
    return JsonBody.parse(body, ENVELOPES, (doc, place) -> record(doc, new Origin(context, place)));
  }

  private static Parsed record(Doc doc, Origin origin) {
    if (doc.has("webhook")) {
      return new Webhook(doc, origin).parsed();
    }
    if (doc.has("input") || doc.embedded("json").present() || doc.has("match")) {
      return ProtectAlert.of(doc, origin).parsed();
    }
    if (doc.has("header") && doc.has("host_info")) {
      return new ComplianceEvent(doc, origin).parsed();
    }
    if (doc.has("event.metadata") || doc.has("event.alertId")) {
      return new WebThreat(doc.at("event"), origin).parsed();
    }
    if (doc.at("event").isObject() && doc.has("host")) {
      return new Telemetry(doc, origin).parsed();
    }
    if (doc.at("general").isObject()) {
      return new InventoryDevice(doc, origin).parsed();
    }
    throw new BadRecord(
        "webhook: missing, and neither input, header, event nor general tells what it is");
  }
}
