package io.portcullis.connectors.edr.defender;

import java.util.List;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.model.Alias;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.Authenticated;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.SubjectKind;

/**
 * A login on a device (DeviceLogonEvents), at a domain controller or cloud application
 * (IdentityLogonEvents) or at Entra (EntraIdSignInEvents and its service-principal sister).
 */
record Logon(Row row) {

  Parsed parsed() {
    Doc logon = row.columns();
    Signals signals = row.signals(Names.actor(logon));
    List<Alias> person = Names.person(logon);
    signals.note(
        person.isEmpty() ? SubjectKind.DEVICE : SubjectKind.IDENTITY,
        person.isEmpty() ? Names.device(logon) : person,
        statement());
    return signals.with(ecs());
  }

  /** A logon that was only attempted has no outcome yet. */
  private Statement statement() {
    return outcome().equals("unknown")
        ? new Noted("authentication", row.action(), true)
        : new Authenticated(outcome().equals("success"), method(), reason());
  }

  private String outcome() {
    String error = row.columns().text("ErrorCode");
    if (!error.isEmpty()) {
      return error.equals("0") ? "success" : "failure";
    }
    return switch (row.columns().text("ActionType")) {
      case "LogonSuccess" -> "success";
      case "LogonFailed" -> "failure";
      default -> "unknown";
    };
  }

  private String method() {
    String method = row.columns().first("LogonType", "Protocol", "AuthenticationRequirement");
    return method.isEmpty() ? row.action() : method;
  }

  private String reason() {
    Doc logon = row.columns();
    String error = logon.text("ErrorCode").equals("0") ? "" : logon.text("ErrorCode");
    String reason = logon.text("FailureReason");
    return reason.isEmpty() ? error : reason;
  }

  private Ecs ecs() {
    Doc logon = row.columns();
    return row.ecs("authentication", "start")
        .put("event.outcome", outcome())
        .put("event.reason", reason())
        .put("event.code", logon.text("ErrorCode"))
        .put("event.provider", logon.text("Application"))
        .put("network.protocol", logon.text("Protocol").toLowerCase(java.util.Locale.ROOT))
        .put("destination.domain", logon.first("DestinationDeviceName", "TargetDeviceName"))
        .put("destination.ip", logon.text("DestinationIPAddress"))
        .put("device.id", logon.first("DeviceId", "EntraIdDeviceId", "AadDeviceId"))
        .put("source.geo.country_iso_code", logon.first("Location", "Country"))
        .put("user_agent.original", logon.text("UserAgent"))
        .put("x509.issuer.common_name", logon.text("AdditionalFields.CertificateIssuer"));
  }
}
