package io.portcullis.connectors.idp.duo;

import java.time.Instant;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.model.Actor;
import io.portcullis.model.Statement.Noted;

/** A telephony log: a call or message that carried a second factor. It names a number, nobody. */
record Telephony(Item item) {

  Parsed parsed() {
    Doc doc = item.doc();
    Instant at = item.at();
    String id = doc.first("telephony_id", "txid");
    String action = ("telephony " + doc.text("type")).strip();
    Signals signals = item.signals(id, at, Actor.UNKNOWN);
    signals.aboutSource(new Noted("authentication", action, true));
    Ecs ecs = Item.ecs(at, "telephony", action).kind("authentication", "info");
    return signals.with(
        ecs.put("event.id", id)
            .put("event.reason", doc.text("context"))
            .put("transaction.id", doc.text("txid")));
  }
}
