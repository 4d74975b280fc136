package io.portcullis.connectors.mdm.osquery;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.Authenticated;
import io.portcullis.model.Statement.Compliance;
import io.portcullis.model.Statement.Management;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.Statement.PostureChanged;
import io.portcullis.model.SubjectKind;

/** An activity of Fleet, from its API or its activity webhook: who did what to whom. */
record Activity(Doc doc, Origin origin) {

  Parsed parsed() {
    String type = doc.need("type");
    Signals signals = origin.signals(doc.text("id"), at(), actor());
    Statement statement = statement(type);
    List<Alias> host = host();
    boolean login = statement instanceof Authenticated;
    boolean onHost = !login && !host.isEmpty();
    signals.note(
        onHost ? SubjectKind.DEVICE : SubjectKind.IDENTITY,
        onHost ? host : Names.person(person()),
        statement instanceof PostureChanged && !onHost
            ? new Noted("enrollment", type, true)
            : statement);
    return signals.with(ecs(type, statement));
  }

  private Instant at() {
    return Times.occurred(origin.context(), doc, "created_at", "timestamp");
  }

  private String address() {
    return doc.text("details.public_ip");
  }

  private Actor actor() {
    return new Actor(doc.text("actor_id"), doc.first("actor_email", "actor_full_name"), address());
  }

  /** A login that failed has no actor, only the name that was tried. */
  private String person() {
    return doc.first("details.user_email", "details.email", "actor_email");
  }

  private List<Alias> host() {
    String display = doc.first("details.host_display_name", "details.hostname");
    return new Aliases()
        .vendor(AliasType.MDM_DEVICE, "fleet", doc.text("details.host_id"))
        .vendor(
            AliasType.DEVICE_SERIAL, maker(), doc.first("details.host_serial", "details.serial"))
        .add(AliasType.HOSTNAME, display.contains(" ") ? "" : display)
        .list();
  }

  /** Fleet does not say who made the host; in Apple's MDM it can only be Apple. */
  private String maker() {
    boolean apple =
        doc.text("details.mdm_platform").equalsIgnoreCase("apple")
            || doc.flag("details.installed_from_dep");
    return apple ? "Apple" : "";
  }

  private Statement statement(String type) {
    return switch (type) {
      case "user_logged_in" -> new Authenticated(true, type, "");
      case "user_failed_login" -> new Authenticated(false, type, "");
      case "mdm_unenrolled" -> managed(Management.UNMANAGED, type);
      case "wiped_host" -> managed(Management.WIPED, type);
      default -> new Noted(topic(type.toLowerCase(Locale.ROOT)), type, !type.contains("failed"));
    };
  }

  private static PostureChanged managed(Management management, String type) {
    return new PostureChanged(Compliance.UNKNOWN, management, List.of(type));
  }

  private static String topic(String type) {
    if (type.contains("role") || type.contains("api_only")) {
      return "privilege";
    }
    if (type.contains("user")) {
      return "account";
    }
    if (type.contains("policy") || type.contains("profile") || type.contains("encryption")) {
      return "policy";
    }
    if (type.contains("enroll") || type.contains("host")) {
      return "enrollment";
    }
    return type.contains("cert") || type.contains("_ca") ? "certificate" : "configuration";
  }

  private Ecs ecs(String type, Statement statement) {
    boolean login = statement instanceof Authenticated;
    Ecs ecs =
        new Ecs(at(), "Fleet", "fleet.activity")
            .kind(login ? "authentication" : "configuration", login ? "start" : "change");
    if (statement instanceof Authenticated done) {
      ecs.outcome(done.success());
    }
    Names.describe(ecs, doc.text("details.host_id"), doc.text("details.host_display_name"));
    String mail = doc.first("actor_email", "details.email");
    return ecs.put("event.action", type)
        .put("event.id", doc.text("id"))
        .put("device.serial_number", doc.first("details.host_serial", "details.serial"))
        .put("rule.name", doc.text("details.policy_name"))
        .put("user.id", doc.text("actor_id"))
        .put("user.name", mail)
        .put("user.email", mail.contains("@") ? mail : "")
        .put("user.full_name", doc.text("actor_full_name"))
        .put("user.target.email", doc.text("details.user_email"))
        .address("source", address());
  }
}
