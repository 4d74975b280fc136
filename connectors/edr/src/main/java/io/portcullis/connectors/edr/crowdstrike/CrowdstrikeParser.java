package io.portcullis.connectors.edr.crowdstrike;

import java.util.List;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.JsonBody;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;

/**
 * Source type {@code crowdstrike}. Reads alert objects and the {@code resources} page they come in,
 * event-stream envelopes ({@code metadata}, {@code event}), FDR records, and hosts as the API lists
 * them, one or many.
 */
public final class CrowdstrikeParser implements Parser {
  @Override
  public String type() {
    return "crowdstrike";
  }

  @Override
  public Framing framing() {
    return Framing.DOCUMENT;
  }

  @Override
  public List<Parsed> parse(byte[] body, ParseContext context) {
    return JsonBody.parse(
        body, List.of("resources"), (doc, place) -> record(doc, new Origin(context, place)));
  }

  private static Parsed record(Doc doc, Origin origin) {
    if (doc.has("metadata.eventType")) {
      return new StreamEvent(doc, origin).parsed();
    }
    if (doc.has("composite_id") || doc.has("ExternalApiType")) {
      return new Detection(doc, Moment.of(doc, origin)).parsed();
    }
    Doc inner = doc.at("event");
    if (inner.text("ExternalApiType").contains("Detection")) {
      return new Detection(inner, Moment.of(inner, origin)).parsed();
    }
    Doc telemetry = doc.has("event.event_simpleName") ? doc.at("event") : doc;
    if (telemetry.has("event_simpleName") || doc.has("fdr_event_type")) {
      return new Telemetry(telemetry, Moment.of(telemetry, origin)).parsed();
    }
    if (doc.text("EventType").startsWith("Event_")) {
      return new Detection(doc, Moment.of(doc, origin)).parsed();
    }
    if (FalconHost.is(doc)) {
      return new FalconHost(doc, origin).parsed();
    }
    return Inventory.concerns(doc)
        ? new Inventory(doc, Moment.of(doc, origin)).parsed()
        : unknown(doc);
  }

  /** Application and discovery lists of FDR carry a customer id and name no subject. */
  private static Parsed unknown(Doc doc) {
    if (doc.has("cid") || doc.has("_time")) {
      return new Parsed.Ignored(Parsed.IgnoreReason.TELEMETRY);
    }
    throw new BadRecord(
        "metadata.eventType: missing, and neither composite_id nor event_simpleName stands there");
  }
}
