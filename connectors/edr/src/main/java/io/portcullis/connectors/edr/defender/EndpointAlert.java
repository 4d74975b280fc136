package io.portcullis.connectors.edr.defender;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
import io.portcullis.model.Severity;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.Statement.RiskChanged;
import io.portcullis.model.Statement.RiskOrigin;
import io.portcullis.model.SubjectKind;

/** An alert of Defender for Endpoint's own API (resource type alert): it is about one machine. */
record EndpointAlert(Doc doc, Origin origin) {

  Parsed parsed() {
    String id = doc.need("id");
    String version = doc.first("lastUpdateTime", "status");
    Signals signals = origin.signals(id + "@" + version, at(), actor());
    signals.note(SubjectKind.DEVICE, device(), statement(id));
    return signals.with(ecs(id));
  }

  private Instant at() {
    return Times.occurred(
        origin.context(), doc, "lastUpdateTime", "alertCreationTime", "firstEventTime");
  }

  private Actor actor() {
    return new Actor("", doc.text("relatedUser.userName"), "");
  }

  private List<Alias> device() {
    return new Aliases()
        .vendor(AliasType.EDR_AGENT, Names.DEFENDER, doc.text("machineId"))
        .add(AliasType.HOSTNAME, doc.text("computerDnsName"))
        .list();
  }

  private Statement statement(String id) {
    Optional<Severity> severity = Severities.of(doc.text("severity"));
    if (severity.isEmpty() || device().isEmpty()) {
      return new Noted("detection", doc.first("title", "category", "id"), true);
    }
    return new RiskChanged(
        RiskOrigin.ENDPOINT,
        id,
        severity.get(),
        Severities.categories(doc),
        doc.text("status").equalsIgnoreCase("Resolved"),
        doc.text("title"));
  }

  private Ecs ecs(String id) {
    return new Ecs(at(), "Microsoft", "defender.endpoint_alert")
        .kind("threat", "indicator")
        .put("event.kind", "alert")
        .put("event.id", id)
        .put("event.action", doc.first("category", "title"))
        .put("event.reason", doc.text("title"))
        .put("event.provider", doc.text("detectionSource"))
        .put("event.start", doc.text("firstEventTime"))
        .put("event.end", doc.text("lastEventTime"))
        .put("log.level", doc.text("severity").toLowerCase(Locale.ROOT))
        .put("message", doc.text("description"))
        .put("rule.name", doc.text("title"))
        .put("threat.framework", doc.embedded("mitreTechniques").present() ? "MITRE ATT&CK" : "")
        .put("threat.technique.id", techniques())
        .put("host.id", doc.text("machineId"))
        .put("host.name", doc.text("computerDnsName"))
        .put("host.hostname", doc.text("computerDnsName"))
        .put("device.id", doc.text("machineId"))
        .put("user.name", doc.text("relatedUser.userName"))
        .put("user.domain", doc.text("relatedUser.domainName"))
        .put("organization.id", doc.text("aadTenantId"));
  }

  private List<String> techniques() {
    return doc.embedded("mitreTechniques").items().stream().map(Doc::value).toList();
  }
}
