package io.portcullis.connectors.edr.sentinelone;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Severity;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.Statement.RiskChanged;
import io.portcullis.model.Statement.RiskOrigin;
import io.portcullis.model.SubjectKind;

/** An agent (API v2.1, /agents): the names of its host, and whether it still protects it. */
record Agent(Doc doc, Origin origin) {

  Parsed parsed() {
    Signals signals = origin.signals("", at(), Actor.UNKNOWN);
    signals.say(SubjectKind.DEVICE, names(), sensor());
    if (doc.flag("infected")) {
      signals.say(SubjectKind.DEVICE, names(), new Noted("posture", "infected", false));
    }
    return signals.with(ecs());
  }

  private Instant at() {
    return Times.occurred(origin.context(), doc, "updatedAt", "lastActiveDate", "createdAt");
  }

  private List<Alias> names() {
    return Names.agent(doc.text("uuid"), doc.text("id"), doc.text("computerName"))
        .all(macs())
        .vendor(AliasType.DEVICE_SERIAL, doc.text("manufacturer"), doc.text("serialNumber"))
        .list();
  }

  private List<Alias> macs() {
    return Names.macs(
        doc.at("networkInterfaces").items().stream().map(card -> card.text("physical")).toList());
  }

  /** A state beside the detections: the list of agents says each time whether it still holds. */
  private RiskChanged sensor() {
    boolean removed = condition().equals("uninstalled") || condition().equals("decommissioned");
    return new RiskChanged(
        RiskOrigin.ENDPOINT,
        "sensor",
        removed ? Severity.MEDIUM : Severity.INFO,
        removed ? Set.of("sensor-removed") : Set.of(),
        !removed,
        removed ? "agent " + condition() : "agent is there");
  }

  private String condition() {
    if (doc.flag("isUninstalled")) {
      return "uninstalled";
    }
    if (doc.flag("isDecommissioned")) {
      return "decommissioned";
    }
    return doc.flag("infected") ? "infected" : "agent";
  }

  private Ecs ecs() {
    Ecs ecs = new Ecs(at(), "SentinelOne", "sentinelone.agent").kind("host", "info");
    macs().forEach(mac -> ecs.add("host.mac", Names.ecsMac(mac)));
    return ecs.put("event.kind", "state")
        .put("event.action", condition())
        .put("event.id", doc.text("id"))
        .put("host.id", doc.text("id"))
        .put("host.name", doc.text("computerName"))
        .put("host.hostname", doc.text("computerName"))
        .put("host.domain", doc.text("domain"))
        .put("host.os.name", doc.text("osName"))
        .put("host.os.type", doc.text("osType"))
        .put("device.id", doc.text("id"))
        .put("device.serial_number", doc.text("serialNumber"))
        .put("device.model.name", doc.text("modelName"))
        .put("agent.id", doc.text("uuid"))
        .put("agent.version", doc.text("agentVersion"))
        .put("user.name", doc.text("lastLoggedInUserName"))
        .address("source", doc.first("lastIpToMgmt", "externalIp"));
  }
}
