package io.portcullis.connectors.edr.sentinelone;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Actor;
import io.portcullis.model.Severity;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.Statement.RiskChanged;
import io.portcullis.model.Statement.RiskOrigin;

/**
 * An alert of the unified alert management (GraphQL): Singularity Identity's, and those of the
 * other products. Its list form names nobody and is noted; the detailed form has the asset.
 */
record UnifiedAlert(Doc doc, Origin origin) {

  Parsed parsed() {
    String id = doc.need("id");
    String version = doc.first("updatedAt", "lastSeenAt", "status");
    Asset asset = Asset.of(doc);
    Signals signals = origin.signals(id + "@" + version + doc.text("status"), changed(), actor());
    signals.note(asset.kind(), asset.aliases(), statement(id, asset));
    return signals.with(ecs(id, asset));
  }

  private Instant detected() {
    return Times.occurred(origin.context(), doc, "detectedAt", "lastSeenAt", "createdAt");
  }

  /** Its last change, so that a resolution comes after what it resolves. */
  private Instant changed() {
    return doc.has("updatedAt") ? Times.occurred(origin.context(), doc, "updatedAt") : detected();
  }

  private Doc user() {
    return doc.at("rawData.evidences").items().stream()
        .map(evidence -> evidence.at("actor.user"))
        .filter(Doc::isObject)
        .findFirst()
        .orElse(Doc.none());
  }

  private Actor actor() {
    return new Actor(user().text("uid"), user().text("name"), "");
  }

  private Statement statement(String id, Asset asset) {
    Optional<Severity> severity = severity();
    if (severity.isEmpty() || asset.aliases().isEmpty()) {
      return new Noted("detection", name(), true);
    }
    return new RiskChanged(
        asset.person() ? RiskOrigin.IDENTITY : RiskOrigin.ENDPOINT,
        id,
        severity.get(),
        Severities.categories(doc.text("classification"), attacks()),
        resolved(),
        name());
  }

  private List<Doc> attacks() {
    return doc.at("rawData.finding_info.attacks").items();
  }

  private Optional<Severity> severity() {
    Optional<Severity> said = Severities.named(doc.first("severity", "rawData.severity_id"));
    return said.isPresent() ? said : Severities.threat(doc.text("confidenceLevel"), mitigated());
  }

  private boolean mitigated() {
    return doc.text("result").equalsIgnoreCase("MITIGATED");
  }

  private boolean resolved() {
    return doc.text("status").equalsIgnoreCase("RESOLVED")
        || doc.text("analystVerdict").toUpperCase(Locale.ROOT).startsWith("FALSE_POSITIVE");
  }

  private String name() {
    String name = doc.first("name", "description");
    return name.isEmpty() ? "alert" : name;
  }

  private Ecs ecs(String id, Asset asset) {
    Ecs ecs =
        new Ecs(detected(), "SentinelOne", "sentinelone.unified_alert")
            .kind("intrusion_detection", "info");
    asset.describe(ecs);
    return ecs.put("event.kind", "alert")
        .put("event.id", id)
        .put("event.action", name())
        .put("event.reason", doc.text("description"))
        .put("event.provider", doc.text("detectionSource.product"))
        .put("event.start", doc.text("firstSeenAt"))
        .put("event.end", doc.text("lastSeenAt"))
        .put("rule.name", name())
        .put("rule.category", doc.text("analytics.category"))
        .put("threat.technique.name", techniques())
        .put("user.id", user().text("uid"))
        .put("user.name", user().text("name"))
        .put("user.domain", user().text("domain"))
        .put("process.command_line", doc.text("process.cmdLine"))
        .put("file.path", doc.text("process.file.path"))
        .put("file.hash.sha256", doc.text("process.file.sha256"));
  }

  private List<String> techniques() {
    return attacks().stream()
        .map(attack -> attack.text("technique.name"))
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
