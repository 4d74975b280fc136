package io.portcullis.connectors.edr.crowdstrike;

import java.time.Instant;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Actor;

/**
 * When a record says it happened, and the vendor's id that tells repetitions of it.
 *
 * @param eventId for event.id
 * @param vendorId of this very statement: an alert keeps its id when its status changes
 */
record Moment(Instant at, String eventId, String vendorId, Origin origin) {

  static Moment of(Doc doc, Origin origin) {
    Instant at =
        Times.occurred(
            origin.context(),
            doc,
            "UTCTimestamp",
            "timestamp",
            "created_timestamp",
            "event_created",
            "scores.modified_time",
            "_time",
            "ContextTimeStamp");
    if (doc.has("composite_id")) {
      String version = doc.first("updated_timestamp", "status");
      return new Moment(
          at, doc.first("id", "composite_id"), doc.text("composite_id") + "@" + version, origin);
    }
    String id = doc.first("id", "event_id");
    return new Moment(at, id + "|" + doc.text("aid") + "|" + doc.text("cid"), id, origin);
  }

  /** Of the event stream, where an offset counts a customer's events. */
  static Moment ofStream(Doc doc, Origin origin) {
    Instant at =
        Times.occurred(
            origin.context(),
            doc,
            "metadata.eventCreationTime",
            "event.UTCTimestamp",
            "event.timestamp");
    String offset = doc.text("metadata.offset");
    String vendorId =
        offset.isEmpty()
            ? ""
            : doc.text("metadata.customerIDString") + ":" + offset + ":" + at.toEpochMilli();
    return new Moment(at, doc.first("event.CompositeId", "event.DetectId"), vendorId, origin);
  }

  Signals signals(Actor actor) {
    return new Signals(origin.context(), origin.place(), vendorId, at, actor);
  }
}
