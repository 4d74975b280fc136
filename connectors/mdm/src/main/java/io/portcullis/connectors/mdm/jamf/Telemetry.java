package io.portcullis.connectors.mdm.jamf;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parsed.IgnoreReason;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.Authenticated;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.SubjectKind;

/**
 * Telemetry of Jamf Protect: an event of Apple's Endpoint Security, named by the one field of
 * {@code event}, with that API's names of fields inside.
 */
record Telemetry(Doc doc, Origin origin) {

  Parsed parsed() {
    Optional<String> name = doc.at("event").fields().keySet().stream().findFirst();
    Optional<Meaning> meaning = name.flatMap(Meaning::of);
    return meaning.isEmpty()
        ? new Parsed.Ignored(IgnoreReason.TELEMETRY)
        : understood(name.get(), meaning.get());
  }

  private Parsed understood(String name, Meaning meaning) {
    Doc event = doc.at("event").at(name);
    Signals signals = origin.signals(doc.text("uuid"), at(), new Actor("", by(event), from(event)));
    List<Alias> person = meaning.aboutPerson() ? Names.user(user(event), "") : List.of();
    signals.note(
        person.isEmpty() ? SubjectKind.DEVICE : SubjectKind.IDENTITY,
        person.isEmpty() ? device() : person,
        statement(name, meaning, event));
    return signals.with(ecs(name, meaning, event));
  }

  private static Statement statement(String name, Meaning meaning, Doc event) {
    return meaning.topic().equals("authentication")
        ? new Authenticated(success(event), name, event.text("failure_message"))
        : new Noted(meaning.topic(), name, success(event));
  }

  private static boolean success(Doc event) {
    String error = event.text("error_code");
    boolean failed = event.has("success") && !event.flag("success");
    return !failed && (error.isEmpty() || error.equals("0"));
  }

  private Instant at() {
    return Times.occurred(origin.context(), doc, "time", "timestamp");
  }

  private static String user(Doc event) {
    return event.first(
        "from_username",
        "username",
        "user_name",
        "account_name",
        "session_username",
        "authentication_username",
        "data.od.record_name",
        "data.touchid.uid",
        "member.member_value");
  }

  private static String by(Doc event) {
    return event.first("from_username", "instigator.audit_token.username", "viewer_appleid");
  }

  private static String from(Doc event) {
    return event.text("source_address");
  }

  private List<Alias> device() {
    return Names.device(
        doc.text("host.provisioningUDID"), doc.text("host.serial"), doc.text("host.hostname"));
  }

  private Ecs ecs(String name, Meaning meaning, Doc event) {
    Ecs ecs =
        new Ecs(at(), "Jamf", "jamf.protect_telemetry").kind(meaning.category(), meaning.type());
    Names.describe(
        ecs, doc.text("host.provisioningUDID"), doc.text("host.serial"), doc.text("host.hostname"));
    Names.addresses(ecs, doc.at("host.ips"));
    return ecs.outcome(success(event))
        .put("event.action", name)
        .put("event.code", doc.text("event_type"))
        .put("event.id", doc.text("uuid"))
        .put("event.reason", event.first("failure_message", "malware_identifier"))
        .put("group.name", event.text("group_name"))
        .put("host.os.full", doc.text("host.os"))
        .put("host.os.type", "macos")
        .put("rule.name", event.first("profile.display_name", "profile.identifier"))
        .put("user.id", event.first("uid", "to_uid"))
        .put("user.name", user(event))
        .put("user.effective.name", event.text("to_username"))
        .address("source", from(event));
  }
}
