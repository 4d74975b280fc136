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
 * An event of Compliance Reporter: macOS's audit trail (names that begin with AUE_) and its own
 * ones, with {@code header}, {@code host_info}, {@code subject} and {@code return}.
 */
record ComplianceEvent(Doc doc, Origin origin) {

  Parsed parsed() {
    String name = doc.need("header.event_name");
    Optional<Meaning> meaning = Meaning.of(name);
    if (meaning.isEmpty()) {
      return new Parsed.Ignored(IgnoreReason.TELEMETRY);
    }
    Signals signals = origin.signals("", at(), actor());
    List<Alias> person = meaning.get().aboutPerson() ? Names.user(user(), "") : List.of();
    signals.note(
        person.isEmpty() ? SubjectKind.DEVICE : SubjectKind.IDENTITY,
        person.isEmpty() ? device() : person,
        statement(name, meaning.get()));
    return signals.with(ecs(name, meaning.get()));
  }

  private Statement statement(String name, Meaning meaning) {
    return meaning.topic().equals("authentication")
        ? new Authenticated(success(), name, success() ? "" : doc.text("return.description"))
        : new Noted(meaning.topic(), name, success());
  }

  private boolean success() {
    String error = doc.first("return.error", "return.return_value");
    return error.isEmpty() || error.equals("0");
  }

  private Instant at() {
    Instant second =
        Times.occurred(origin.context(), doc, "header.time_seconds_epoch", "timestamp");
    double millis = doc.number("header.time_milliseconds_offset").orElse(0);
    return second.plusMillis((long) Math.clamp(millis, 0, 999));
  }

  private String user() {
    return doc.first("subject.user_name", "subject.effective_user_name", "subject.audit_user_name");
  }

  private Actor actor() {
    return new Actor(
        doc.first("subject.audit_id", "subject.user_id"),
        doc.first("subject.audit_user_name", "subject.effective_user_name"),
        address());
  }

  private String address() {
    return doc.text("subject.terminal_id.ip_address");
  }

  private List<Alias> device() {
    return Names.device(
        doc.text("host_info.host_uuid"),
        doc.text("host_info.serial_number"),
        doc.text("host_info.host_name"));
  }

  private Ecs ecs(String name, Meaning meaning) {
    Ecs ecs =
        new Ecs(at(), "Jamf", "jamf.compliance_reporter").kind(meaning.category(), meaning.type());
    Names.describe(
        ecs,
        doc.text("host_info.host_uuid"),
        doc.text("host_info.serial_number"),
        doc.text("host_info.host_name"));
    Names.mac(ecs, doc.text("host_info.primary_mac_address"));
    return ecs.put("event.action", name)
        .put("event.code", doc.text("header.event_id"))
        .put("event.outcome", doc.has("return") ? (success() ? "success" : "failure") : "")
        .put("event.reason", doc.text("return.description"))
        .put("host.os.version", doc.text("host_info.osversion"))
        .put("host.os.type", "macos")
        .put("user.id", doc.first("subject.user_id", "subject.audit_id"))
        .put("user.name", user())
        .put("user.effective.name", doc.text("subject.effective_user_name"))
        .put("process.name", doc.text("subject.process_name"))
        .address("source", address().equals("0.0.0.0") ? "" : address());
  }
}
