package io.portcullis.connectors.edr.defender;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

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
import io.portcullis.model.SubjectKind;

/**
 * An alert of Microsoft Graph, second generation (microsoft.graph.security.alert): one risk for
 * each device and person in its evidence. It is told again with each change of its status. An
 * incident ({@code $expand=alerts}) is read the same way, with the evidence of all its alerts.
 */
record GraphAlert(Doc doc, Origin origin, List<GraphEvidence> evidence) {
  private static final int MAX_EVIDENCE = 64;

  static GraphAlert of(Doc doc, Origin origin) {
    List<GraphEvidence> evidence =
        Stream.concat(
                doc.list("evidence").stream(),
                doc.list("alerts").stream().flatMap(alert -> alert.list("evidence").stream()))
            .limit(MAX_EVIDENCE)
            .map(GraphEvidence::new)
            .toList();
    return new GraphAlert(doc, origin, evidence);
  }

  Parsed parsed() {
    String id = doc.need("id");
    String version = doc.first("lastUpdateDateTime", "status");
    Signals signals = origin.signals(id + "@" + version, at(), Actor.UNKNOWN);
    Optional<Severity> severity = Severities.of(doc.text("severity"));
    for (GraphEvidence each : evidence) {
      if (each.concerned()) {
        SubjectKind kind = each.device() ? SubjectKind.DEVICE : SubjectKind.IDENTITY;
        signals.say(kind, each.aliases(), statement(id, each, severity));
      }
    }
    if (signals.isEmpty()) {
      signals.aboutSource(note());
    }
    return signals.with(ecs(id));
  }

  /** Its last change, so that a resolution comes after what it resolves. */
  private Instant at() {
    return Times.occurred(
        origin.context(), doc, "lastUpdateDateTime", "createdDateTime", "firstActivityDateTime");
  }

  private Statement statement(String id, GraphEvidence about, Optional<Severity> severity) {
    if (severity.isEmpty() || about.harmless()) {
      return note();
    }
    return new RiskChanged(
        about.device() ? RiskOrigin.ENDPOINT : RiskOrigin.IDENTITY,
        id,
        severity.get(),
        Severities.categories(doc),
        resolved(),
        title());
  }

  private String title() {
    return doc.first("title", "displayName");
  }

  private Noted note() {
    return new Noted("detection", doc.first("title", "displayName", "category", "id"), true);
  }

  private boolean resolved() {
    return doc.text("status").equalsIgnoreCase("resolved")
        || doc.text("classification").equalsIgnoreCase("falsePositive");
  }

  private Ecs ecs(String id) {
    Ecs ecs = new Ecs(at(), "Microsoft", "defender.alert").kind("threat", "indicator");
    // The first device and person fill the fields that hold one; all stand in related.
    evidence.reversed().forEach(each -> each.describe(ecs));
    return ecs.put("event.kind", "alert")
        .put("event.id", id)
        .put("event.action", doc.first("category", "title", "displayName"))
        .put("event.code", doc.text("detectorId"))
        .put("event.reason", title())
        .put("event.provider", doc.first("productName", "serviceSource"))
        .put("event.url", doc.first("alertWebUrl", "incidentWebUrl"))
        .put("event.start", doc.text("firstActivityDateTime"))
        .put("event.end", doc.text("lastActivityDateTime"))
        .put("event.created", doc.text("createdDateTime"))
        .put("log.level", doc.text("severity").toLowerCase(Locale.ROOT))
        .put("message", doc.text("description"))
        .put("rule.name", title())
        .put("rule.category", doc.text("category"))
        .put("threat.technique.id", techniques())
        .put("threat.group.name", doc.text("actorDisplayName"))
        .put("organization.id", doc.text("tenantId"));
  }

  private List<String> techniques() {
    return doc.embedded("mitreTechniques").items().stream().map(Doc::value).toList();
  }
}
