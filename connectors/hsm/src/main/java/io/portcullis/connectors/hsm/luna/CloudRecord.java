package io.portcullis.connectors.hsm.luna;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement.KeyOperated;
import io.portcullis.model.SubjectKind;

/** A record of Luna Cloud HSM (Data Protection on Demand, audit query API). */
record CloudRecord(Doc doc, Origin origin) {

  Parsed parsed() {
    Event event = new Event(doc.need("action"), doc.text("status"));
    Instant at = Times.occurred(origin.context(), doc, "time");
    Actor actor = new Actor(actorId(), actorId(), address());
    Signals signals = new Signals(origin.context(), origin.place(), doc.text("id"), at, actor);
    Optional<String> operation = event.keyOperation();
    List<Alias> key = key();
    if (operation.isPresent() && !key.isEmpty()) {
      signals.say(
          SubjectKind.KEY, key, new KeyOperated(operation.get(), actorId(), event.success()));
    } else {
      signals.say(SubjectKind.AUTHORITY, partition(), event.condition());
    }
    return signals.with(ecs(at, event));
  }

  private String actorId() {
    return doc.text("actorId");
  }

  private String address() {
    return doc.at("meta").at("clientip").value();
  }

  private String serial() {
    return doc.first("source", "resourceId");
  }

  private List<Alias> partition() {
    return origin.hsm(serial(), "");
  }

  private List<Alias> key() {
    return new Aliases()
        .vendor(AliasType.PKCS11_KEY, serial(), doc.at("meta").at("ouid").value())
        .list();
  }

  private Ecs ecs(Instant at, Event event) {
    return new Ecs(at, "Thales", "luna.cloud")
        .kind(event.login() ? "authentication" : "iam", event.login() ? "start" : "info")
        .outcome(event.success())
        .put("event.action", event.name())
        .put("event.code", event.result())
        .put("event.id", doc.text("id"))
        .put("user.id", actorId())
        .address("source", address())
        .put("device.id", serial())
        .put("trace.id", doc.text("traceId"))
        .put("organization.id", doc.text("tenantId"));
  }
}
