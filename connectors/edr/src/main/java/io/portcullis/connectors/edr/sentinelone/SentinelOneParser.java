package io.portcullis.connectors.edr.sentinelone;

import java.util.List;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.JsonBody;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;

/**
 * Source type {@code sentinelone}. Reads threats, alerts, activities and agents, one or in the
 * {@code data} page of the API, and Cloud Funnel 2.0 records, one on each line.
 */
public final class SentinelOneParser implements Parser {
  @Override
  public String type() {
    return "sentinelone";
  }

  @Override
  public Framing framing() {
    return Framing.DOCUMENT;
  }

  @Override
  public List<Parsed> parse(byte[] body, ParseContext context) {
    return JsonBody.parse(
        body, List.of("data"), (doc, place) -> record(doc, new Origin(context, place)));
  }

  private static Parsed record(Doc doc, Origin origin) {
    if (doc.has("activityType")) {
      return new Activity(doc, origin).parsed();
    }
    if (doc.has("threatInfo")) {
      return new Threat(doc, origin).parsed();
    }
    if (doc.has("alertInfo")) {
      return new StarAlert(doc, origin).parsed();
    }
    if (doc.has("detectedAt") || doc.has("detectionSource")) {
      return new UnifiedAlert(doc, origin).parsed();
    }
    if (doc.has("event.category") || doc.has("meta.event.name") || doc.has("event.type")) {
      return new Telemetry(doc, origin).parsed();
    }
    if (doc.has("computerName") && doc.has("uuid")) {
      return new Agent(doc, origin).parsed();
    }
    throw new BadRecord(
        "activityType: missing, and neither threatInfo, alertInfo, detectedAt nor event.category"
            + " tells what it is");
  }
}
