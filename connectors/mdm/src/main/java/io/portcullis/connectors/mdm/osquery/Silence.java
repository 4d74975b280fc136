package io.portcullis.connectors.mdm.osquery;

import java.time.Instant;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Actor;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.SubjectKind;

/** Fleet's host-status webhook: so many hosts have not been heard from for days. */
record Silence(Doc doc, Origin origin) {
  private static final int MAX_HOSTS = 1_000;

  Parsed parsed() {
    Instant at = Times.occurred(origin.context(), doc, "timestamp");
    Signals signals = origin.signals("", at, Actor.UNKNOWN);
    Noted noted = new Noted("posture", "unseen", false);
    for (Doc id : doc.list("data.host_ids").stream().limit(MAX_HOSTS).toList()) {
      signals.note(
          SubjectKind.DEVICE,
          new Aliases().vendor(AliasType.MDM_DEVICE, "fleet", id.value()).list(),
          noted);
    }
    if (signals.isEmpty()) {
      signals.aboutSource(noted);
    }
    return signals.with(
        new Ecs(at, "Fleet", "fleet.host_status")
            .kind("host", "info")
            .put("event.kind", "alert")
            .put("event.action", "unseen")
            .put("event.reason", doc.text("text")));
  }
}
