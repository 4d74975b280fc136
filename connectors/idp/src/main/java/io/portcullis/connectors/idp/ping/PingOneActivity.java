package io.portcullis.connectors.idp.ping;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.AccountChanged;
import io.portcullis.model.SubjectKind;

/** An activity of PingOne's audit, as its webhooks post it and its API lists it. */
record PingOneActivity(Doc doc, long place, ParseContext context) {
  private static final String PING = "pingone";

  Parsed parsed() {
    String type = doc.object("action").need("type");
    Instant at = Times.occurred(context, doc, "recordedAt", "createdAt");
    PingOneMeaning meaning = new PingOneMeaning(type, success());
    Signals signals = new Signals(context, place, doc.text("id"), at, actor());
    Statement statement = meaning.statement(reason());
    if (statement instanceof AccountChanged) {
      signals.say(SubjectKind.IDENTITY, resource().map(this::names).orElse(List.of()), statement);
    } else {
      signals.note(SubjectKind.IDENTITY, about(meaning), statement);
    }
    return signals.with(ecs(at, meaning));
  }

  private boolean success() {
    return !doc.object("result").text("status").toLowerCase(Locale.ROOT).contains("fail");
  }

  private String reason() {
    return doc.object("result").text("description");
  }

  private List<Alias> about(PingOneMeaning meaning) {
    Doc user = doc.object("actors").object("user");
    List<Alias> target = resource().map(this::names).orElse(List.of());
    List<Alias> own = names(user);
    return meaning.ownAct() && !own.isEmpty() || target.isEmpty() ? own : target;
  }

  /** The user that it was done to. */
  private Optional<Doc> resource() {
    return doc.list("resources").stream()
        .filter(Doc::isObject)
        .filter(resource -> resource.at("type").value().equalsIgnoreCase("USER"))
        .findFirst();
  }

  private List<Alias> names(Doc user) {
    String name = user.text("name");
    boolean mail = name.contains("@");
    return new Aliases()
        .vendor(AliasType.IDP_USER, PING, user.text("id"))
        .add(AliasType.UPN, mail ? name : "")
        .add(AliasType.EMAIL, mail ? name : "")
        .add(AliasType.USER_NAME, mail ? "" : name)
        .list();
  }

  /** The person who acts, else the client that acts for itself. */
  private Doc acting() {
    Doc user = doc.object("actors").object("user");
    return user.present() ? user : doc.object("actors").object("client");
  }

  private Actor actor() {
    return new Actor(acting().text("id"), acting().text("name"), address());
  }

  private String address() {
    return doc.first("source.ipAddress", "actors.user.ipAddress", "ipAddress");
  }

  private Ecs ecs(Instant at, PingOneMeaning meaning) {
    Doc user = doc.object("actors").object("user");
    Doc client = doc.object("actors").object("client");
    String name = user.text("name");
    Ecs ecs = new Ecs(at, "Ping Identity", "pingone.audit");
    ecs.kind(meaning.category(), meaning.type())
        .put("event.action", meaning.action().toLowerCase(Locale.ROOT))
        .put("event.id", doc.text("id"))
        .put("event.outcome", doc.has("result.status") ? success() ? "success" : "failure" : "")
        .put("event.reason", reason())
        .put("user.id", user.text("id"))
        .put("user.name", name)
        .put("user.email", name.contains("@") ? name : "")
        .put("client.user.id", client.text("id"))
        .put("client.user.name", client.text("name"))
        .put("trace.id", doc.text("correlationId"))
        .put("user_agent.original", doc.text("source.userAgent"));
    resource()
        .ifPresent(
            target ->
                ecs.put("user.target.id", target.text("id"))
                    .put("user.target.name", target.text("name")));
    return ecs.address("source", address()).address("client", address());
  }
}
