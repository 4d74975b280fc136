package io.portcullis.connectors.mdm.jamf;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

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
import io.portcullis.model.Severity;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.Statement.RiskChanged;
import io.portcullis.model.Statement.RiskOrigin;
import io.portcullis.model.SubjectKind;

/** The threat events stream of Jamf Protect's network side (schema "Threat Events Stream"). */
record WebThreat(Doc event, Origin origin) {

  Parsed parsed() {
    if (event.text("metadata.product").startsWith("Network Traffic")) {
      return new Parsed.Ignored(IgnoreReason.TELEMETRY);
    }
    String id = event.text("alertId");
    Signals signals =
        origin.signals(
            id.isEmpty() ? "" : id + "@" + at(),
            at(),
            new Actor("", event.text("user.email"), event.text("source.ip")));
    signals.note(SubjectKind.DEVICE, device(), statement(id));
    return signals.with(ecs(id));
  }

  private Instant at() {
    return Times.occurred(origin.context(), event, "timestamp", "receiptTime");
  }

  private List<Alias> device() {
    return new Aliases()
        .vendor(AliasType.EDR_AGENT, Names.JAMF, event.text("device.deviceId"))
        .vendor(AliasType.MDM_DEVICE, Names.JAMF, event.text("device.externalId"))
        .add(AliasType.HOSTNAME, event.first("device.userDeviceName", "device.deviceName"))
        .list();
  }

  private Statement statement(String id) {
    Optional<Severity> severity = severity();
    if (id.isEmpty() || severity.isEmpty() || device().isEmpty()) {
      return new Noted("detection", name(), true);
    }
    boolean resolved = event.text("action").equalsIgnoreCase("Resolved");
    return new RiskChanged(RiskOrigin.NETWORK, id, severity.get(), Set.of(), resolved, name());
  }

  /** 0 to 10: 2 is low, 4 to 6 medium, 8 high, 10 critical. */
  private Optional<Severity> severity() {
    OptionalDouble number = event.number("severity");
    return number.isEmpty() ? Optional.empty() : Optional.of(severity(number.getAsDouble()));
  }

  private static Severity severity(double number) {
    if (number < 2) {
      return Severity.INFO;
    }
    if (number < 4) {
      return Severity.LOW;
    }
    if (number < 7) {
      return Severity.MEDIUM;
    }
    return number < 9 ? Severity.HIGH : Severity.CRITICAL;
  }

  private String name() {
    String name = event.first("eventType.description", "eventType.name");
    return name.isEmpty() ? "web threat" : name;
  }

  private Ecs ecs(String id) {
    return new Ecs(at(), "Jamf", "jamf.web_threat")
        .kind("threat", "indicator")
        .put("event.kind", "alert")
        .put("event.id", id)
        .put("event.code", event.text("eventType.id"))
        .put("event.action", event.text("eventType.name"))
        .put("event.reason", name())
        .put("event.url", event.text("eventUrl"))
        .put("host.id", event.text("device.deviceId"))
        .put("host.name", event.first("device.userDeviceName", "device.deviceName"))
        .put("host.hostname", event.first("device.userDeviceName", "device.deviceName"))
        .put("host.os.full", event.text("device.os"))
        .put("device.id", event.text("device.deviceId"))
        .put("user.name", event.text("user.name"))
        .put("user.email", event.text("user.email"))
        .put("organization.id", event.text("account.customerId"))
        .address("source", event.text("source.ip"))
        .address("destination", event.text("destination.ip"))
        .put("destination.domain", event.text("destination.name"));
  }
}
