package io.portcullis.connectors.idp.auth0;

import java.time.Instant;
import java.util.List;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parsed.IgnoreReason;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.AccountChanged;
import io.portcullis.model.Statement.RiskChanged;
import io.portcullis.model.SubjectKind;

/** One event of a tenant's log. */
record LogEvent(Doc outer, Doc data, long place, ParseContext context) {
  private static final String AUTH0 = "auth0";

  Parsed parsed() {
    String code = data.need("type");
    if (LogType.housekeeping(code)) {
      return new Parsed.Ignored(IgnoreReason.HOUSEKEEPING);
    }
    Meaning meaning = new Meaning(code, data, ApiCall.of(data));
    Instant at = Times.occurred(context, data, "date");
    Signals signals = new Signals(context, place, id(), at, actor());
    for (Statement statement : meaning.statements()) {
      say(signals, meaning, statement);
    }
    return signals.with(ecs(at, meaning));
  }

  private String id() {
    String id = outer.text("log_id");
    return id.isEmpty() ? data.first("log_id", "_id") : id;
  }

  private void say(Signals signals, Meaning meaning, Statement statement) {
    SubjectKind kind = service(meaning) ? SubjectKind.WORKLOAD : SubjectKind.IDENTITY;
    if (statement instanceof AccountChanged) {
      signals.say(kind, names(meaning), statement);
    } else {
      boolean nobody = statement instanceof RiskChanged && names(meaning).isEmpty();
      signals.note(kind, names(meaning), nobody ? meaning.note() : statement);
    }
  }

  /** A client that proves itself, not a person. */
  private boolean service(Meaning meaning) {
    return LogType.exchange(meaning.code()) && data.first("user_id", "user_name").isEmpty();
  }

  private List<Alias> names(Meaning meaning) {
    if (service(meaning)) {
      return new Aliases()
          .vendor(AliasType.IDP_USER, AUTH0, data.text("client_id"))
          .add(AliasType.USER_NAME, data.text("client_name"))
          .list();
    }
    String target = meaning.call().target();
    return target.isEmpty() ? person(data.text("user_id"), name()) : person(target, "");
  }

  private static List<Alias> person(String id, String name) {
    boolean mail = name.contains("@");
    return new Aliases()
        .vendor(AliasType.IDP_USER, AUTH0, id)
        .add(AliasType.UPN, mail ? name : "")
        .add(AliasType.EMAIL, mail ? name : "")
        .add(AliasType.USER_NAME, mail ? "" : name)
        .list();
  }

  private String name() {
    String name = data.text("user_name");
    Doc user = data.at("details").at("request").at("auth").at("user");
    return name.isEmpty() && user.isObject() ? user.text("email") : name;
  }

  private Actor actor() {
    return new Actor(data.first("user_id", "client_id"), name(), data.text("ip"));
  }

  private Ecs ecs(Instant at, Meaning meaning) {
    boolean login = meaning.topic().equals("authentication");
    boolean setting = meaning.topic().equals("policy") || meaning.topic().equals("configuration");
    Ecs ecs = new Ecs(at, "Auth0", "auth0.logs");
    ecs.kind(
            login ? "authentication" : setting ? "configuration" : "iam", login ? "info" : "change")
        .put("event.action", LogType.name(meaning.code()))
        .put("event.code", meaning.code())
        .put("event.id", id())
        .put("event.outcome", LogType.outcome(meaning.code()))
        .put("event.reason", data.text("description"))
        .put("message", data.text("description"))
        .put("user.id", data.text("user_id"))
        .put("user.name", name())
        .put("user.email", name().contains("@") ? name() : "")
        .put("user.target.id", meaning.call().target())
        .put("http.request.method", meaning.call().method())
        .put("url.path", meaning.call().path());
    return ecs.address("source", data.text("ip"))
        .address("client", data.text("ip"))
        .put("service.id", data.text("client_id"))
        .put("service.name", data.text("client_name"))
        .put("user_agent.original", data.text("user_agent"))
        .put("organization.name", data.first("tenant_name", "hostname"));
  }
}
