package io.portcullis.connectors.idp.entra;

import java.time.Instant;
import java.util.List;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.Statement.RiskChanged;
import io.portcullis.model.Statement.RiskOrigin;
import io.portcullis.model.SubjectKind;

/**
 * A riskyUser or riskyServicePrincipal: the level of the whole account, which Entra raises and
 * takes back.
 */
record RiskyUser(Item item) {
  /** The level has no id of its own. */
  static final String LEVEL = "identity";

  Parsed parsed() {
    Doc body = item.body();
    String id = body.need("id");
    Instant at = item.at("riskLastUpdatedDateTime");
    String changed = body.text("riskLastUpdatedDateTime");
    String vendorId = changed.isEmpty() ? "" : id + ":" + body.text("riskState") + ":" + changed;
    Signals signals = item.signals(vendorId, at, Actor.UNKNOWN);
    signals.say(service() ? SubjectKind.WORKLOAD : SubjectKind.IDENTITY, names(id), statement());
    return signals.with(ecs(at, id, vendorId));
  }

  private boolean service() {
    return item.category().contains("serviceprincipal")
        || item.body().has("servicePrincipalType")
        || item.body().has("appId");
  }

  private List<Alias> names(String id) {
    Doc body = item.body();
    return service()
        ? Names.service(id, body.text("appId"), body.text("displayName")).list()
        : Names.person(id, body.text("userPrincipalName"));
  }

  private RiskChanged statement() {
    Doc body = item.body();
    String state = body.text("riskState");
    String level = body.need("riskLevel");
    return new RiskChanged(
        RiskOrigin.IDENTITY,
        LEVEL,
        Levels.severity(level, state),
        Levels.confirmed(state),
        Levels.resolved(level, state),
        body.text("riskDetail"));
  }

  private Ecs ecs(Instant at, String id, String vendorId) {
    Doc body = item.body();
    String action = item.doc().first("operationName");
    Ecs ecs = item.ecs(at, "risky_user", action.isEmpty() ? "Risky user" : action, vendorId);
    ecs.kind("threat", "indicator").put("event.reason", body.text("riskDetail"));
    Names.person(
        ecs,
        "user",
        id,
        body.first("userPrincipalName", "displayName"),
        body.text("userDisplayName"));
    return ecs.put("user.risk.static_level", body.text("riskLevel"));
  }
}
