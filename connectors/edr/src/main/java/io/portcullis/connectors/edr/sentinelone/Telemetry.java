package io.portcullis.connectors.edr.sentinelone;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parsed.IgnoreReason;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.Authenticated;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.SubjectKind;

/**
 * A Cloud Funnel 2.0 event: flat names such as "event.login.userName". Logins and logouts, hits of
 * threat intelligence and tampering are more than telemetry.
 */
record Telemetry(Doc doc, Origin origin) {

  Parsed parsed() {
    String type = doc.text("event.type");
    if (doc.text("event.category").equalsIgnoreCase("logins")) {
      return login(type);
    }
    String text = (doc.text("event.category") + " " + type).toLowerCase(Locale.ROOT);
    boolean detection = text.contains("threat intelligence") || text.contains("threat_intel");
    if (detection || text.contains("tamper")) {
      return noted(detection ? "detection" : "posture", type);
    }
    return steals() ? noted("privilege", type) : new Parsed.Ignored(IgnoreReason.TELEMETRY);
  }

  /** Of what a process does (behavioural indicators), that which is after rights or secrets. */
  private boolean steals() {
    String words = doc.first("indicator.description") + " " + doc.first("indicator.category");
    return words.matches("(?is).*(privilege ?escalation|credential ?access|infostealer).*");
  }

  private Parsed login(String type) {
    boolean out = type.equalsIgnoreCase("Logout");
    boolean success = out || doc.flag("event.login.loginIsSuccessful");
    Signals signals = signals();
    List<Alias> person = new Aliases().add(AliasType.USER_NAME, userName()).list();
    signals.note(
        person.isEmpty() ? SubjectKind.DEVICE : SubjectKind.IDENTITY,
        person.isEmpty() ? device() : person,
        out ? new Noted("session", "logout", true) : authenticated(success));
    Ecs ecs = ecs(type, "authentication", out ? "end" : "start").outcome(success);
    return signals.with(
        ecs.put("event.reason", doc.text("event.login.failureReason"))
            .put("user.name", userName())
            // Whose account asked for the login, which is not always the one that logs in.
            .put("source.user.id", doc.text("event.login.accountSid"))
            .put("source.user.name", doc.text("event.login.accountName"))
            .put("source.user.domain", doc.text("event.login.accountDomain"))
            .address("source", address()));
  }

  private Statement authenticated(boolean success) {
    String method = doc.text("event.login.type");
    return new Authenticated(
        success, method.isEmpty() ? "login" : method, doc.text("event.login.failureReason"));
  }

  private Parsed noted(String topic, String type) {
    Signals signals = signals();
    signals.note(SubjectKind.DEVICE, device(), new Noted(topic, type, true));
    return signals.with(ecs(type, "host", "info").put("user.name", process()));
  }

  private Signals signals() {
    Actor actor = new Actor("", userName(), address());
    return origin.signals(doc.text("event.id"), at(), actor);
  }

  private Instant at() {
    return Times.occurred(origin.context(), doc, "timestamp", "event.time");
  }

  private List<Alias> device() {
    return Names.agent(doc.text("agent.uuid"), "", doc.text("endpoint.name")).list();
  }

  private String address() {
    return doc.first("src.endpoint.ip.address", "src.ip.address");
  }

  /** A logout has only the process behind it: its login user, or else the one it runs as. */
  private String userName() {
    String login = doc.text("event.login.userName");
    return Names.userName(
        login.isEmpty() ? doc.first("src.process.lUserName", "src.process.user") : login);
  }

  private String process() {
    return Names.userName(doc.first("src.process.user", "src.process.eUserName"));
  }

  private Ecs ecs(String type, String category, String kind) {
    return new Ecs(at(), "SentinelOne", "sentinelone.cloud_funnel")
        .kind(category, kind)
        .put("event.action", type)
        .put("event.id", doc.text("event.id"))
        .put("event.code", doc.text("meta.event.name"))
        .put("host.id", doc.text("agent.uuid"))
        .put("host.name", doc.text("endpoint.name"))
        .put("host.hostname", doc.text("endpoint.name"))
        .put("host.type", doc.text("endpoint.type"))
        .put("host.os.type", doc.text("endpoint.os"))
        .put("host.os.name", doc.text("os.name"))
        .put("device.id", doc.text("agent.uuid"))
        .put("user.effective.name", process());
  }
}
