package io.portcullis.connectors.idp.duo;

import java.time.Instant;
import java.util.List;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Actor;

/** One record, and what all kinds of them have in common. */
record Item(Doc doc, long place, ParseContext context) {

  Instant at() {
    return Times.firstReadable(
        context,
        List.of(
            doc.at("isotimestamp"),
            doc.at("ts"),
            doc.at("timestamp"),
            doc.at("surfaced_timestamp")));
  }

  Signals signals(String vendorId, Instant at, Actor actor) {
    return new Signals(context, place, vendorId, at, actor);
  }

  static Ecs ecs(Instant at, String stream, String action) {
    return new Ecs(at, "Duo", "duo." + stream).put("event.action", action);
  }
}
