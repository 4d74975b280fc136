package io.portcullis.connectors.edr.crowdstrike;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Parsed;

/** An envelope of the event stream: what is in it is told by {@code metadata.eventType}. */
record StreamEvent(Doc doc, Origin origin) {

  Parsed parsed() {
    String type = doc.text("metadata.eventType");
    Moment moment = Moment.ofStream(doc, origin);
    if (type.contains("DetectionSummary") || type.equals("IncidentSummaryEvent")) {
      Doc event = doc.object("event");
      if (!event.present()) {
        throw new BadRecord("event: missing");
      }
      return new Detection(event, moment).parsed();
    }
    if (type.equals("Vertex")) {
      return vertex(moment);
    }
    return type.equals("ScheduledReportNotificationEvent")
        ? new Parsed.Ignored(Parsed.IgnoreReason.HOUSEKEEPING)
        : new Audit(type, doc.object("event"), moment).parsed();
  }

  /** A node of a detection's graph; of these only a login says something about trust. */
  private Parsed vertex(Moment moment) {
    Doc event = doc.object("event");
    return event.text("vertex_type").equals("user-session")
        ? new Telemetry(event, moment).login("user-session", event.object("properties"))
        : new Parsed.Ignored(Parsed.IgnoreReason.TELEMETRY);
  }
}
