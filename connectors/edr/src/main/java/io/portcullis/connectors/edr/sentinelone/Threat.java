package io.portcullis.connectors.edr.sentinelone;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.IpLiteral;
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

/** A threat (API v2.1, /threats): told again with each change of its status. */
record Threat(Doc doc, Origin origin) {
  private static final Set<String> MITIGATED = Set.of("mitigated", "blocked");

  Parsed parsed() {
    String id = id();
    String version = doc.first("threatInfo.updatedAt", "threatInfo.incidentStatus");
    Signals signals = origin.signals(id + "@" + version, at(), actor());
    signals.note(SubjectKind.DEVICE, device(), statement(id));
    return signals.with(ecs(id));
  }

  private String id() {
    String id = doc.first("threatInfo.threatId", "id");
    return id.isEmpty() ? doc.need("id") : id;
  }

  private Instant at() {
    return Times.occurred(
        origin.context(),
        doc,
        "threatInfo.updatedAt",
        "threatInfo.createdAt",
        "threatInfo.identifiedAt");
  }

  private Actor actor() {
    return new Actor("", Names.userName(doc.text("threatInfo.processUser")), "");
  }

  private List<Alias> device() {
    return Names.agent(uuid(), agentId(), hostname()).all(macs()).list();
  }

  private List<Alias> macs() {
    return Names.macs(
        doc.at("agentRealtimeInfo.networkInterfaces").items().stream()
            .map(card -> card.text("physical"))
            .toList());
  }

  private String uuid() {
    return doc.first("agentRealtimeInfo.agentUuid", "agentDetectionInfo.agentUuid");
  }

  private String agentId() {
    return doc.text("agentRealtimeInfo.agentId");
  }

  private String hostname() {
    return doc.text("agentRealtimeInfo.agentComputerName");
  }

  private Statement statement(String id) {
    boolean mitigated =
        MITIGATED.contains(doc.text("threatInfo.mitigationStatus").toLowerCase(Locale.ROOT));
    Optional<Severity> severity =
        Severities.threat(doc.text("threatInfo.confidenceLevel"), mitigated);
    return severity.isPresent() && !device().isEmpty()
        ? risk(id, severity.get())
        : new Noted("detection", name(), true);
  }

  private RiskChanged risk(String id, Severity severity) {
    return new RiskChanged(
        RiskOrigin.ENDPOINT,
        id,
        severity,
        Severities.categories(doc.text("threatInfo.classification"), doc.at("indicators").items()),
        resolved(),
        name() + " (" + doc.text("threatInfo.confidenceLevel") + ")");
  }

  private boolean resolved() {
    return doc.text("threatInfo.incidentStatus").equalsIgnoreCase("resolved")
        || doc.text("threatInfo.mitigationStatus").equalsIgnoreCase("marked_as_benign")
        || doc.text("threatInfo.analystVerdict").equalsIgnoreCase("false_positive");
  }

  private String name() {
    String name = doc.first("threatInfo.threatName", "threatInfo.classification");
    return name.isEmpty() ? "threat" : name;
  }

  private Ecs ecs(String id) {
    Ecs ecs = new Ecs(at(), "SentinelOne", "sentinelone.threat").kind("malware", "info");
    macs().forEach(mac -> ecs.add("host.mac", Names.ecsMac(mac)));
    String user = doc.text("threatInfo.processUser");
    String address = doc.text("agentDetectionInfo.externalIp");
    return ecs.put("event.kind", "alert")
        .put("event.id", id)
        .put("event.action", doc.text("threatInfo.detectionType"))
        .put("event.reason", name())
        .put("event.provider", String.join(", ", engines()))
        .put("host.id", host())
        .put("host.name", hostname())
        .put("host.hostname", hostname())
        .put("host.domain", doc.text("agentRealtimeInfo.agentDomain"))
        .put("host.type", doc.text("agentRealtimeInfo.agentMachineType"))
        .put("host.os.type", doc.text("agentRealtimeInfo.agentOsType"))
        .put("host.os.name", doc.text("agentRealtimeInfo.agentOsName"))
        .put("host.os.version", doc.text("agentRealtimeInfo.agentOsRevision"))
        .put("host.ip", addresses())
        .put("source.nat.ip", IpLiteral.is(address) ? address : "")
        .put("device.id", host())
        .put("agent.id", uuid())
        .put("user.name", Names.userName(user))
        .put("user.domain", Names.domain(user))
        .put("file.path", doc.text("threatInfo.filePath"))
        .put("file.hash.sha1", doc.text("threatInfo.sha1"))
        .put("file.hash.sha256", doc.text("threatInfo.sha256"));
  }

  private String host() {
    return agentId().isEmpty() ? uuid() : agentId();
  }

  private List<String> engines() {
    return doc.at("threatInfo.engines").items().stream().map(Doc::value).toList();
  }

  private List<String> addresses() {
    List<String> addresses = new ArrayList<>();
    for (String address : doc.text("agentDetectionInfo.agentIpV4").split(",", 17)) {
      if (IpLiteral.is(address.strip())) {
        addresses.add(address.strip());
      }
    }
    return addresses;
  }
}
