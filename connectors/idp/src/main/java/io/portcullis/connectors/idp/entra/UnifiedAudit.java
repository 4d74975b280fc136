package io.portcullis.connectors.idp.entra;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.AccountChanged;
import io.portcullis.model.Statement.AccountStatus;
import io.portcullis.model.Statement.Authenticated;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.SubjectKind;

/**
 * A record of the Office 365 Management Activity API whose Workload is AzureActiveDirectory: the
 * directory's audit and logins once more, in another form.
 */
record UnifiedAudit(Item item) {
  private static final Pattern FULL_STOP = Pattern.compile("\\.$");
  private static final Map<String, AccountStatus> STATUS =
      Map.of(
          "disable account", AccountStatus.SUSPENDED,
          "enable account", AccountStatus.ACTIVE,
          "add user", AccountStatus.ACTIVE,
          "restore user", AccountStatus.ACTIVE,
          "delete user", AccountStatus.DELETED,
          "hard delete user", AccountStatus.DELETED);

  Parsed parsed() {
    Doc doc = item.doc();
    String operation = FULL_STOP.matcher(doc.need("Operation")).replaceFirst("");
    if (!doc.text("Workload").equalsIgnoreCase("AzureActiveDirectory")) {
      return new Parsed.Ignored(Parsed.IgnoreReason.OTHER_OBJECT);
    }
    Instant at = Times.occurred(item.context(), doc, "CreationTime");
    Signals signals = item.signals(doc.text("Id"), at, actor());
    Statement statement = statement(operation);
    if (statement instanceof AccountChanged) {
      signals.say(SubjectKind.IDENTITY, target(), statement);
    } else {
      List<Alias> target = statement instanceof Noted ? target() : List.of();
      signals.note(SubjectKind.IDENTITY, target.isEmpty() ? user() : target, statement);
    }
    return signals.with(ecs(at, operation, statement));
  }

  private boolean success() {
    Doc doc = item.doc();
    boolean failed = doc.text("ResultStatus").toLowerCase(Locale.ROOT).startsWith("fail");
    return !failed && doc.text("LogonError").isEmpty() && !doc.text("Operation").contains("Failed");
  }

  private Statement statement(String operation) {
    if (operation.startsWith("UserLog")) {
      Doc doc = item.doc();
      return new Authenticated(success(), operation, doc.text("LogonError"));
    }
    AccountStatus status = STATUS.get(operation.toLowerCase(Locale.ROOT));
    if (status != null && success()) {
      return new AccountChanged(status);
    }
    String category = operation.toLowerCase(Locale.ROOT).contains("user") ? "UserManagement" : "";
    return new Noted(AuditTopic.of(operation, category, "").word(), operation, success());
  }

  private Actor actor() {
    Doc doc = item.doc();
    return new Actor(doc.text("UserKey"), doc.text("UserId"), address());
  }

  private String address() {
    return item.doc().first("ActorIpAddress", "ClientIP");
  }

  private List<Alias> user() {
    String name = item.doc().text("UserId");
    return Names.person("", name.contains("@") ? name : "");
  }

  /** ObjectId names a user by principal name; of other objects it is an id. */
  private List<Alias> target() {
    String object = item.doc().text("ObjectId");
    return Names.person("", object.contains("@") ? object : "");
  }

  private Ecs ecs(Instant at, String operation, Statement statement) {
    Doc doc = item.doc();
    boolean login = statement instanceof Authenticated;
    Ecs ecs = item.ecs(at, "unified_audit", operation, doc.text("Id"));
    ecs.kind(login ? "authentication" : "iam", login ? "start" : "change")
        .outcome(success())
        .put("event.reason", doc.text("LogonError"))
        .put("organization.id", doc.text("OrganizationId"));
    Names.person(ecs, "user", doc.text("UserKey"), doc.text("UserId"), "");
    String object = doc.text("ObjectId");
    if (object.contains("@")) {
      Names.person(ecs, "user.target", "", object, "");
    }
    return ecs.address("source", address()).address("client", address());
  }
}
