package io.portcullis.connectors.idp.entra;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.Statement.RiskChanged;
import io.portcullis.model.Statement.RiskOrigin;
import io.portcullis.model.SubjectKind;

/** A riskDetection: category UserRiskEvents or ServicePrincipalRiskEvents, or Graph's own form. */
record RiskDetection(Item item) {

  Parsed parsed() {
    Doc body = item.body();
    String id = body.need("id");
    Instant at = item.at("lastUpdatedDateTime", "detectedDateTime", "activityDateTime");
    Signals signals = item.signals(vendorId(id), at, actor());
    signals.say(kind(), names(), statement(id));
    return signals.with(ecs(at, id));
  }

  /** One detection comes again whenever its state changes, under the same id. */
  private String vendorId(String id) {
    Doc body = item.body();
    return id + ":" + body.text("riskState") + ":" + body.text("lastUpdatedDateTime");
  }

  private RiskChanged statement(String id) {
    Doc body = item.body();
    String level = body.text("riskLevel");
    String state = body.text("riskState");
    return new RiskChanged(
        RiskOrigin.IDENTITY,
        id,
        Levels.severity(level, state),
        categories(state),
        Levels.resolved(level, state),
        type());
  }

  private Set<String> categories(String state) {
    Set<String> categories = new TreeSet<>(Levels.categories(type()));
    categories.addAll(Levels.confirmed(state));
    return categories;
  }

  private String type() {
    return item.body().first("riskEventType", "riskType");
  }

  private String detail() {
    String detail = item.body().text("riskDetail");
    return detail.equals("none") ? "" : detail;
  }

  private boolean service() {
    return item.body().has("servicePrincipalId") && !item.body().has("userId");
  }

  private SubjectKind kind() {
    return service() ? SubjectKind.WORKLOAD : SubjectKind.IDENTITY;
  }

  private List<Alias> names() {
    Doc body = item.body();
    return service()
        ? Names.service(
                body.text("servicePrincipalId"),
                body.text("appId"),
                body.first("servicePrincipalDisplayName", "servicePrincipalName"))
            .list()
        : Names.user(body, "userId");
  }

  private Actor actor() {
    Doc body = item.body();
    return new Actor(
        body.first("userId", "servicePrincipalId"),
        body.first("userPrincipalName", "servicePrincipalDisplayName"),
        item.address());
  }

  private Ecs ecs(Instant at, String id) {
    Doc body = item.body();
    String action = item.doc().first("operationName");
    Ecs ecs = item.ecs(at, "risk_detection", action.isEmpty() ? "Risk Detection" : action, id);
    ecs.kind("threat", "indicator")
        .put("event.kind", "alert")
        .put("event.reason", type())
        .put("event.provider", body.text("source"))
        .put("rule.name", type())
        .put("rule.description", detail())
        .put("threat.technique.id", body.text("mitreTechniqueId"));
    Names.person(
        ecs,
        "user",
        actor().id(),
        body.first("userPrincipalName", "servicePrincipalDisplayName"),
        body.text("userDisplayName"));
    Names.principal(ecs, "user", body.text("userPrincipalName"));
    return item.from(ecs);
  }
}
