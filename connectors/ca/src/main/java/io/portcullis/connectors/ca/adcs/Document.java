package io.portcullis.connectors.ca.adcs;

import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.IpLiteral;
import io.portcullis.connectors.api.WindowsEvent;

/** An event as an ECS record. */
record Document(WindowsEvent event, Topic topic) {
  private static final Pattern MAPPED = Pattern.compile("^::ffff:");

  /** Some events tell an address in their words only. */
  private static final Pattern TOLD =
      Pattern.compile(
          "(?i)(?:client ip|<IpAddress>|source network address|ip address)[>:\\s]{0,4}"
              + "([0-9a-f.:]{3,45}?)(?=[\\s<,;]|\\.?$|\\.\\s)");

  /** Where it came from, as an address; or empty. */
  String address() {
    String stated =
        event.first(
            "IpAddress", "ClientAddress", "SourceAddress", "Address", "Param3", "CallingStationID");
    String plain = MAPPED.matcher(stated).replaceFirst("");
    if (IpLiteral.is(plain)) {
      return plain;
    }
    Matcher told = TOLD.matcher(event.message());
    return stated.isEmpty() && told.find() && IpLiteral.is(told.group(1)) ? told.group(1) : "";
  }

  Ecs ecs(Instant at) {
    Ecs ecs =
        event
            .ecs("windows.adcs")
            .put("@timestamp", at.toString())
            .kind(topic.category(), type())
            .put("event.action", topic.name().toLowerCase(Locale.ROOT) + "-" + event.id())
            .put("event.module", "windows")
            .put("event.reason", Meaning.reason(event));
    if (event.success().isPresent() || topic == Topic.AUTHENTICATION) {
      ecs.outcome(Meaning.success(event));
    }
    people(ecs);
    certificate(ecs);
    String address = address();
    return ecs.address("source", address)
        .address("client", topic == Topic.AUTHENTICATION ? address : "")
        .put("source.domain", event.first("WorkstationName", "Workstation", "ClientName"));
  }

  private void people(Ecs ecs) {
    Names by = Names.actor(event);
    Names target = Names.target(event);
    ecs.put("user.id", by.sid())
        .put("user.name", by.name())
        .put("user.domain", by.domain())
        .put("user.email", by.name().contains("@") ? by.name() : "")
        .put("user.target.id", target.sid())
        .put("user.target.name", target.name())
        .put("user.target.domain", target.domain())
        .put("group.name", topic == Topic.PRIVILEGE ? event.text("TargetUserName") : "")
        .put(
            "source.mac",
            event.text("CallingStationID").matches("([0-9A-Fa-f]{2}-){5}\\w\\w")
                ? event.text("CallingStationID").toUpperCase(Locale.ROOT)
                : "")
        .put("rule.name", event.first("NetworkPolicyName", "TemplateInternalName", "Threat Name"))
        .put("process.executable", event.first("ProcessName", "Process Name"));
  }

  private void certificate(Ecs ecs) {
    String serial = event.first("CertificateSerialNumber", "SerialNumber", "CertSerialNumber");
    ecs.put("x509.serial_number", serial.toUpperCase(Locale.ROOT))
        .put("x509.issuer.common_name", event.text("CertIssuerName"))
        .put(
            "x509.subject.distinguished_name",
            topic == Topic.CERTIFICATE ? event.text("Subject") : "")
        .put("adcs.request.id", event.text("RequestId"))
        .put("adcs.request.attributes", event.text("Attributes").strip())
        .put("adcs.disposition", event.text("Disposition"))
        .put("adcs.entry", event.first("Entry", "PropertyName", "AuditFilter"))
        .put("adcs.key.name", event.text("KeyName"));
  }

  private String type() {
    return switch (topic) {
      case ACCOUNT, CREDENTIAL, POLICY, AUDIT -> "change";
      case SESSION -> "end";
      default -> "info";
    };
  }
}
