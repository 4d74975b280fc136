package io.portcullis.connectors.idp.entra;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parsed.IgnoreReason;
import io.portcullis.connectors.api.Signals;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.AccountChanged;
import io.portcullis.model.Statement.AccountStatus;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.SubjectKind;

/**
 * A changeNotification of Microsoft Graph: that something changed, seldom what. Its clientState is
 * the subscription's secret and is read by nobody here.
 */
record Notification(Item item) {
  private static final Pattern RESOURCE =
      Pattern.compile("(?i)^/?([a-z/]{1,60}?)(?:/|\\(')([0-9a-z-]{1,64})(?:'\\))?$");

  Parsed parsed() {
    return item.body().has("lifecycleEvent") ? lifecycle() : change();
  }

  /** The subscription ends, or notifications were lost: what is known may be out of date. */
  private Parsed lifecycle() {
    Instant at = item.context().receivedAt();
    String event = item.body().text("lifecycleEvent");
    Signals signals = item.signals("", at, Actor.UNKNOWN);
    signals.aboutSource(
        new Noted("configuration", "subscription " + event, !event.equalsIgnoreCase("missed")));
    return signals.with(ecs(at, "subscription " + event).kind("configuration", "info"));
  }

  private Parsed change() {
    String what = what();
    return switch (what) {
      case "user" -> about(SubjectKind.IDENTITY, Names.person(id(), ""), "account");
      case "device" -> about(SubjectKind.DEVICE, Names.device(id(), "", ""), "device");
      case "serviceprincipal" ->
          about(SubjectKind.WORKLOAD, Names.service(id(), "", "").list(), "account");
      case "group", "directoryrole", "directoryaudit", "signin", "application" ->
          about(SubjectKind.SOURCE, List.of(), what.equals("group") ? "privilege" : what);
      default -> security(what);
    };
  }

  private Parsed security(String what) {
    boolean concerns = what.contains("alert") || what.contains("risk") || what.contains("policy");
    return concerns || what.isEmpty()
        ? about(SubjectKind.SOURCE, List.of(), what.contains("policy") ? "policy" : "risk")
        : new Parsed.Ignored(IgnoreReason.OTHER_OBJECT);
  }

  private Parsed about(SubjectKind kind, List<Alias> names, String topic) {
    Instant at = item.context().receivedAt();
    String change = item.body().need("changeType").toLowerCase(Locale.ROOT);
    Signals signals = item.signals(item.body().text("id"), at, Actor.UNKNOWN);
    Statement statement = new Noted(topic, (what() + " " + change).strip(), true);
    if (change.equals("deleted") && !names.isEmpty()) {
      statement = new AccountChanged(AccountStatus.DELETED);
    }
    signals.note(kind, names, statement);
    Ecs ecs = ecs(at, (what() + " " + change).strip()).kind("iam", "change");
    if (kind == SubjectKind.DEVICE) {
      Names.device(ecs, id(), "");
    } else if (kind == SubjectKind.IDENTITY) {
      ecs.put("user.id", id());
    }
    return signals.with(ecs);
  }

  /** Lower-case singular name of the resource's type, from its data or else from its path. */
  private String what() {
    String type = data().text("@odata.type");
    if (!type.isEmpty()) {
      return type.substring(type.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
    Matcher path = RESOURCE.matcher(item.body().text("resource"));
    String name = path.matches() ? path.group(1) : item.body().text("resource");
    String last = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return last.endsWith("s") ? last.substring(0, last.length() - 1) : last;
  }

  private String id() {
    String id = data().text("id");
    Matcher path = RESOURCE.matcher(item.body().text("resource"));
    return id.isEmpty() && path.matches() ? path.group(2) : id;
  }

  private Doc data() {
    return item.body().object("resourceData");
  }

  private Ecs ecs(Instant at, String action) {
    return item.ecs(at, "change_notification", action, item.body().text("id"));
  }
}
