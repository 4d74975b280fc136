package io.portcullis.connectors.idp.entra;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.SubjectKind;

/**
 * A provisioningObjectSummary: Entra wrote an account into another system, or read one from it. A
 * note, because the account that changes is the other system's.
 */
record Provisioning(Item item) {

  Parsed parsed() {
    Doc body = item.body();
    Instant at = item.at("activityDateTime");
    String id = body.text("id");
    Doc by = Embedded.object(body, "initiatedBy");
    Actor actor = new Actor(by.text("id"), by.first("displayName", "name"), "");
    Signals signals = item.signals(id, at, actor);
    signals.note(
        SubjectKind.IDENTITY, names(), new Noted("account", "provisioning " + action(), success()));
    return signals.with(ecs(at, id, actor));
  }

  private String action() {
    String action = item.body().first("provisioningAction", "action");
    return action.isEmpty() ? item.doc().text("operationName") : action.toLowerCase(Locale.ROOT);
  }

  private Doc status() {
    Doc info = Embedded.object(item.body(), "provisioningStatusInfo");
    return info.present() ? info : Embedded.object(item.body(), "statusInfo");
  }

  private boolean success() {
    String status = status().first("status");
    String word = status.isEmpty() ? item.doc().text("resultType") : status;
    return !word.toLowerCase(Locale.ROOT).contains("fail");
  }

  /** The account in the directory that it is copied from, and its name. */
  private List<Alias> names() {
    Doc source = Embedded.object(item.body(), "sourceIdentity");
    Doc target = Embedded.object(item.body(), "targetIdentity");
    boolean entra =
        system("sourceSystem").contains("azure active directory")
            || system("sourceSystem").contains("entra");
    String name = source.text("displayName");
    return new Aliases()
        .all(Names.person(entra ? source.text("id") : "", name.contains("@") ? name : ""))
        .add(AliasType.USER_NAME, name.contains("@") ? "" : name)
        .add(AliasType.USER_NAME, name.isEmpty() ? target.text("displayName") : "")
        .list();
  }

  private String system(String field) {
    return Embedded.object(item.body(), field)
        .first("displayName", "name")
        .toLowerCase(Locale.ROOT);
  }

  private Ecs ecs(Instant at, String id, Actor actor) {
    Doc source = Embedded.object(item.body(), "sourceIdentity");
    Doc target = Embedded.object(item.body(), "targetIdentity");
    Ecs ecs = item.ecs(at, "provisioning", action(), id).kind("iam", "change");
    ecs.outcome(success())
        .put("event.reason", reason())
        .put("user.id", actor.id())
        .put("user.name", actor.name())
        .put("user.target.id", source.text("id"))
        .put("user.target.name", source.text("displayName"))
        .put("user.changes.id", target.text("id"))
        .put("user.changes.name", target.text("displayName"))
        .put("service.name", system("targetSystem"));
    return ecs;
  }

  private String reason() {
    Doc error = Embedded.object(status(), "errorInformation");
    return error.first("reason", "errorCode");
  }
}
