package io.portcullis.connectors.idp.keycloak;

import java.util.List;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.AccountChanged;
import io.portcullis.model.SubjectKind;

/** Turns an event into signals and its ECS record. */
record Reading(Event event, Origin origin) {
  private static final String KEYCLOAK = "keycloak";

  Parsed parsed() {
    Actor actor = new Actor(event.userId(), event.userName(), event.address());
    Signals signals = new Signals(origin.context(), origin.place(), event.id(), event.at(), actor);
    Statement statement = Meaning.of(event);
    if (statement instanceof AccountChanged) {
      signals.say(SubjectKind.IDENTITY, person(), statement);
    } else {
      signals.note(SubjectKind.IDENTITY, person(), statement);
    }
    return signals.with(ecs(statement));
  }

  /** Of an admin event it is the account that was changed, not the administrator's. */
  private List<Alias> person() {
    if (event.admin().present()) {
      String name = event.admin().user().isEmpty() ? "" : event.admin().state().text("username");
      return names(event.admin().user(), name);
    }
    return names(event.userId(), event.userName());
  }

  private static List<Alias> names(String id, String name) {
    boolean mail = name.contains("@");
    return new Aliases()
        .vendor(AliasType.IDP_USER, KEYCLOAK, id)
        .add(AliasType.EMAIL, mail ? name : "")
        .add(AliasType.UPN, mail ? name : "")
        .add(AliasType.USER_NAME, mail ? "" : name)
        .list();
  }

  private Ecs ecs(Statement statement) {
    Ecs ecs = new Ecs(event.at(), "Keycloak", "keycloak.event").outcome(event.success());
    boolean login = statement instanceof Statement.Authenticated;
    ecs.kind(login ? "authentication" : "iam", login ? "info" : "change")
        .put("event.code", event.code())
        .put("event.action", event.code())
        .put("event.id", event.id())
        .put("event.provider", event.client())
        .put("event.reason", event.error())
        .put("error.code", event.error())
        .put("organization.name", event.realm())
        .put("user.id", event.userId())
        .put("user.name", event.userName())
        .put("user.domain", event.realm())
        .put("user.target.id", event.admin().user())
        .put("host.name", event.host());
    return ecs.address("source", event.address());
  }
}
