package io.portcullis.connectors.edr.sentinelone;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.Severity;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.Statement.RiskChanged;
import io.portcullis.model.Statement.RiskOrigin;
import io.portcullis.model.SubjectKind;

/** An alert of a STAR custom rule (API v2.1, /cloud-detection/alerts). */
record StarAlert(Doc doc, Origin origin) {

  Parsed parsed() {
    String id = doc.need("alertInfo.alertId");
    String version = doc.first("alertInfo.updatedAt", "alertInfo.incidentStatus");
    Signals signals = origin.signals(id + "@" + version, at(), actor());
    signals.note(SubjectKind.DEVICE, device(), statement(id));
    return signals.with(ecs(id));
  }

  private Instant at() {
    return Times.occurred(
        origin.context(),
        doc,
        "alertInfo.updatedAt",
        "alertInfo.reportedAt",
        "alertInfo.createdAt");
  }

  private String user() {
    return doc.first("alertInfo.loginsUserName", "sourceProcessInfo.user");
  }

  private Actor actor() {
    return new Actor(
        doc.text("alertInfo.loginAccountSid"), Names.userName(user()), doc.text("alertInfo.srcIp"));
  }

  private List<Alias> device() {
    return Names.agent(
            doc.text("agentDetectionInfo.uuid"), agentId(), doc.text("agentDetectionInfo.name"))
        .list();
  }

  private String agentId() {
    return doc.first("agentRealtimeInfo.id", "agentDetectionInfo.agentId");
  }

  private Statement statement(String id) {
    Optional<Severity> severity = Severities.named(doc.text("ruleInfo.severity"));
    if (severity.isEmpty() || device().isEmpty()) {
      return new Noted("detection", rule(), true);
    }
    return new RiskChanged(
        RiskOrigin.ENDPOINT, id, severity.get(), Set.of("custom-rule"), resolved(), rule());
  }

  private boolean resolved() {
    return doc.text("alertInfo.incidentStatus").equalsIgnoreCase("resolved")
        || doc.text("alertInfo.analystVerdict").toLowerCase(Locale.ROOT).startsWith("false");
  }

  private String rule() {
    String rule = doc.first("ruleInfo.name", "alertInfo.eventType");
    return rule.isEmpty() ? "STAR alert" : rule;
  }

  private Ecs ecs(String id) {
    Ecs ecs = new Ecs(at(), "SentinelOne", "sentinelone.alert").kind("malware", "info");
    String agent = agentId().isEmpty() ? doc.text("agentDetectionInfo.uuid") : agentId();
    return ecs.put("event.kind", "alert")
        .put("event.id", id)
        .put("event.action", doc.text("alertInfo.eventType"))
        .put("event.reason", rule())
        .put("log.level", doc.text("ruleInfo.severity").toLowerCase(Locale.ROOT))
        .put("rule.id", doc.text("ruleInfo.id"))
        .put("rule.name", doc.text("ruleInfo.name"))
        .put("rule.description", doc.text("ruleInfo.description"))
        .put("host.id", agent)
        .put("host.name", doc.text("agentDetectionInfo.name"))
        .put("host.hostname", doc.text("agentDetectionInfo.name"))
        .put("host.type", doc.text("agentDetectionInfo.machineType"))
        .put("host.os.type", doc.text("agentDetectionInfo.osFamily").toLowerCase(Locale.ROOT))
        .put("host.os.name", doc.text("agentDetectionInfo.osName"))
        .put("device.id", agent)
        .put("user.id", doc.text("alertInfo.loginAccountSid"))
        .put("user.name", Names.userName(user()))
        .put("user.domain", doc.text("alertInfo.loginAccountDomain"))
        .address("source", doc.first("alertInfo.srcIp", "alertInfo.srcMachineIp"))
        .address("destination", doc.text("alertInfo.dstIp"))
        .put("process.name", doc.text("sourceProcessInfo.name"))
        .put("process.hash.sha256", doc.text("sourceProcessInfo.fileHashSha256"));
  }
}
