package io.portcullis.connectors.idp.duo;

import java.time.Instant;
import java.util.List;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.AccountChanged;
import io.portcullis.model.SubjectKind;

/** An activity log (Admin API, version 2): actor, action and target as objects. */
record ActivityLog(Item item) {

  Parsed parsed() {
    Doc doc = item.doc();
    Instant at = item.at();
    Doc target = doc.object("target");
    AdminAction action = new AdminAction(doc.need("action.name"), status(target));
    Doc actor = doc.object("actor");
    Actor who = new Actor(actor.text("key"), actor.text("name"), address());
    Signals signals = item.signals(doc.text("activity_id"), at, who);
    List<Alias> names = names(user(target) ? target : actor);
    Statement statement = action.statement();
    if (statement instanceof AccountChanged) {
      signals.say(SubjectKind.IDENTITY, user(target) ? names : List.of(), statement);
    } else {
      signals.note(SubjectKind.IDENTITY, names, statement);
    }
    return signals.with(ecs(at, action, target));
  }

  private static boolean user(Doc target) {
    return target.text("type").toLowerCase(java.util.Locale.ROOT).contains("user");
  }

  /** Details are a text in some records. */
  private static String status(Doc target) {
    Doc details = target.at("details");
    return details.isObject() ? details.text("status") : "";
  }

  private static List<Alias> names(Doc person) {
    Doc details = person.at("details");
    String email = details.isObject() ? details.text("email") : "";
    return Names.person(person.text("key"), person.text("name"), email);
  }

  private String address() {
    return item.doc().object("access_device").first("ip.address", "ip");
  }

  private Ecs ecs(Instant at, AdminAction action, Doc target) {
    Doc doc = item.doc();
    Doc actor = doc.object("actor");
    Ecs ecs = Item.ecs(at, "activity", action.name()).kind(action.category(), action.type());
    ecs.outcome(action.success())
        .put("event.id", doc.text("activity_id"))
        .put("user.id", actor.text("key"))
        .put("user.name", actor.text("name"))
        .put("user.target.id", user(target) ? target.text("key") : "")
        .put("user.target.name", user(target) ? target.text("name") : "")
        .put("service.name", doc.object("application").text("name"));
    return ecs.address("source", address()).address("client", address());
  }
}
