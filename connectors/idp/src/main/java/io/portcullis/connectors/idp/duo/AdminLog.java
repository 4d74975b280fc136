package io.portcullis.connectors.idp.duo;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.AccountChanged;
import io.portcullis.model.SubjectKind;

/** An administrator log: what administrators, the API and Duo itself did to what. */
record AdminLog(Item item) {

  Parsed parsed() {
    Doc doc = item.doc();
    Doc details = details();
    Instant at = item.at();
    AdminAction action = new AdminAction(doc.need("action"), details.text("status"));
    Signals signals = item.signals("", at, actor(details));
    Statement statement = action.statement();
    if (statement instanceof AccountChanged) {
      signals.say(SubjectKind.IDENTITY, target(details), statement);
    } else {
      List<Alias> target = action.onUser() ? target(details) : List.of();
      signals.note(
          SubjectKind.IDENTITY, target.isEmpty() ? administrator(details) : target, statement);
    }
    return signals.with(ecs(at, action, details));
  }

  /** The description is JSON for most actions, and a sentence for the others. */
  private Doc details() {
    Doc description = item.doc().at("description");
    if (description.isObject()) {
      return description;
    }
    String text = description.value();
    if (!text.startsWith("{")) {
      return Doc.none();
    }
    try {
      return Doc.of(Json.VENDOR.readTree(text));
    } catch (IOException e) {
      // A sentence that begins with a brace: there is nothing in it to read.
      return Doc.none();
    }
  }

  private List<Alias> target(Doc details) {
    String name = item.doc().text("object");
    return Names.person(details.text("user_id"), name.isEmpty() ? details.text("uname") : name, "");
  }

  /** Logins of administrators stand under their mail address; else only their name is given. */
  private List<Alias> administrator(Doc details) {
    return Names.person("", item.doc().text("username"), email(details));
  }

  private String email(Doc details) {
    boolean own = item.doc().text("action").startsWith("admin_login");
    return details.text(own ? "email" : "admin_email");
  }

  private Actor actor(Doc details) {
    return new Actor("", item.doc().text("username"), details.first("ip_address", "ip"));
  }

  private Ecs ecs(Instant at, AdminAction action, Doc details) {
    Doc doc = item.doc();
    String reason = details.text("error");
    boolean plain = !details.present();
    Ecs ecs = Item.ecs(at, "admin", action.name()).kind(action.category(), action.type());
    ecs.outcome(action.success())
        .put("event.reason", reason.isEmpty() && plain ? doc.at("description").value() : reason)
        .put("user.name", doc.text("username"))
        .put("user.email", email(details))
        .put("user.target.name", action.onUser() ? doc.text("object") : "")
        .put("user.target.id", action.onUser() ? details.text("user_id") : "")
        .put("host.name", details.text("hostname"))
        .put("user_agent.original", details.text("user_agent"));
    return ecs.address("source", details.first("ip_address", "ip"))
        .address("client", details.first("ip_address", "ip"));
  }
}
