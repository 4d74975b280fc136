package io.portcullis.connectors.idp.ping;

import java.util.List;
import java.util.Locale;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.AccountChanged;
import io.portcullis.model.Statement.AccountStatus;
import io.portcullis.model.Statement.Authenticated;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.SubjectKind;

/** What an audit event of PingFederate means for trust, and its ECS record. */
record AuditReading(AuditEvent event, long place, ParseContext context) {

  Parsed parsed() {
    Actor actor = new Actor("", subject(), event.first("ip"));
    Signals signals = new Signals(context, place, "", event.at(), actor);
    Statement statement = statement();
    if (statement instanceof AccountChanged) {
      signals.say(SubjectKind.IDENTITY, names(), statement);
    } else {
      signals.note(SubjectKind.IDENTITY, names(), statement);
    }
    return signals.with(ecs(statement));
  }

  private String name() {
    return event.first("event");
  }

  private String subject() {
    return event.first("subject");
  }

  /** A line of admin.log. */
  private boolean administrator() {
    return event.fields().containsKey("adminrole");
  }

  private String status() {
    return event.first("status").toLowerCase(Locale.ROOT);
  }

  private boolean failed() {
    return status().startsWith("fail");
  }

  /** An attempt in progress has proved nothing yet, nor failed. */
  private Statement statement() {
    if (administrator()) {
      String done = event.first("component") + " " + name();
      String told = event.first("description").toLowerCase(Locale.ROOT);
      boolean login = done.toUpperCase(Locale.ROOT).contains("LOGIN");
      String topic = login ? "authentication" : "configuration";
      return new Noted(topic, done.strip(), !told.contains("fail"));
    }
    String name = name().toUpperCase(Locale.ROOT);
    boolean ended = status().startsWith("success") || failed();
    if (login(name) && ended) {
      String reason = failed() ? event.first("description", "status") : "";
      return new Authenticated(!failed(), method(), reason);
    }
    if (name.equals("ACCOUNT_UNLOCK") && !failed() && !subject().isEmpty()) {
      return new AccountChanged(AccountStatus.ACTIVE);
    }
    return new Noted(topic(name), name(), !failed());
  }

  private static boolean login(String name) {
    return name.equals("AUTHN_ATTEMPT")
        || name.equals("SSO")
        || name.equals("OAUTH")
        || name.equals("STS")
        || name.equals("AUTHN");
  }

  private String method() {
    return event.first("authenticationsourceid", "adapterid", "protocol", "event");
  }

  private static String topic(String name) {
    if (name.contains("SESSION") || name.equals("SLO") || name.contains("REVOK")) {
      return "session";
    }
    if (name.contains("PWD") || name.contains("PASSWORD")) {
      return "credential";
    }
    return name.contains("ACCOUNT") || name.contains("USER") ? "account" : "authentication";
  }

  private List<Alias> names() {
    boolean mail = subject().contains("@");
    return new Aliases()
        .add(AliasType.UPN, mail ? subject() : "")
        .add(AliasType.EMAIL, mail ? subject() : "")
        .add(AliasType.USER_NAME, mail ? "" : subject())
        .list();
  }

  private Ecs ecs(Statement statement) {
    boolean login = statement instanceof Authenticated;
    String topic = topic(name().toUpperCase(Locale.ROOT));
    String type = login ? "start" : topic.equals("session") ? "end" : "info";
    boolean created = name().toUpperCase(Locale.ROOT).endsWith("_CREATED");
    Ecs ecs = new Ecs(event.at(), "Ping Identity", "pingfederate.audit");
    String category = administrator() ? "configuration" : "authentication";
    ecs.kind(category, administrator() ? "change" : created ? "start" : type)
        .put("event.action", name())
        .put("event.outcome", outcome())
        .put("event.reason", event.first("description"))
        .put("user.name", subject())
        .put("user.email", subject().contains("@") ? subject() : "")
        .put("host.name", event.first("pfhost", "host"))
        .put("trace.id", event.first("trackingid"))
        .put("transaction.id", event.first("transactionid"))
        .put("network.protocol", event.first("protocol").toLowerCase(Locale.ROOT))
        .put("service.name", event.first("connectionname", "connectionid"))
        .put("service.id", event.first("connectionid"));
    return ecs.address("source", event.first("ip")).address("client", event.first("ip"));
  }

  private String outcome() {
    return failed() ? "failure" : status().startsWith("success") ? "success" : "";
  }
}
