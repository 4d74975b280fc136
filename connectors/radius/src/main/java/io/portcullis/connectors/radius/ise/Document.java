package io.portcullis.connectors.radius.ise;

import java.util.Locale;

import io.portcullis.connectors.api.Ecs;
import io.portcullis.model.Statement;

/** A message as an ECS record. The source is the network device, for it sent the request. */
record Document(Message message, Names names) {

  static String source(Pairs pairs) {
    return pairs.first(
        "Device IP Address",
        "AdminIPAddress",
        "EndpointIPAddress",
        "NAS-IP-Address",
        "NAS IP Address",
        "Network device IP",
        "NAD Address",
        "Remote-Address",
        "IpAddress");
  }

  Ecs ecs(Statement statement) {
    Pairs pairs = message.pairs();
    Ecs ecs =
        new Ecs(message.at(), "Cisco", "cisco_ise.log")
            .put("event.outcome", Meaning.outcome(message));
    ecs.put("observer.product", "Cisco ISE")
        .put("event.action", Meaning.action(message))
        .put("event.code", message.code())
        .put("event.id", message.id())
        .put("event.module", "cisco_ise")
        .put("event.provider", message.category())
        .put("event.reason", Meaning.reason(message))
        .put("log.level", message.severity().toLowerCase(Locale.ROOT))
        .put("cisco.ise.complete", message.complete());
    kind(ecs, statement);
    people(ecs, pairs);
    network(ecs, pairs);
    return certificate(ecs, pairs);
  }

  private static void kind(Ecs ecs, Statement statement) {
    switch (statement) {
      case Statement.Authenticated a -> ecs.kind("authentication", "info");
      case Statement.SessionStarted s -> ecs.kind("session", "start");
      case Statement.SessionEnded s -> ecs.kind("session", "end");
      case Statement.PostureChanged p -> ecs.kind("host", "info");
      default -> ecs.kind("configuration", "info");
    }
  }

  private void people(Ecs ecs, Pairs pairs) {
    String user = names.user();
    int domain = user.lastIndexOf('\\');
    ecs.put("user.name", user.substring(domain + 1))
        .put("user.domain", domain < 0 ? "" : user.substring(0, domain))
        .put("user.email", user.contains("@") ? user.substring(domain + 1) : "")
        .put("host.name", names.hostname())
        .put("host.os.full", pairs.first("OperatingSystem", "AD-Operating-System"))
        .put("rule.name", pairs.first("AuthorizationPolicyMatchedRule", "EndpointMatchedPolicy"))
        .put("rule.ruleset", pairs.text("ISEPolicySetName"))
        .put("rule.id", pairs.text("EndPointPolicyID"));
  }

  private void network(Ecs ecs, Pairs pairs) {
    ecs.put("observer.name", message.host())
        .put("source.mac", Names.ecsMac(names.mac()))
        .put("network.session.id", pairs.text("Acct-Session-Id"))
        .put("network.vlan.id", pairs.text("vlan-id"))
        .put("observer.ingress.interface.name", pairs.first("NAS-Port-Id", "NAS-Port"))
        .put("cisco.ise.network_device", pairs.first("NetworkDeviceName", "Network Device"))
        .put("cisco.ise.audit_session_id", pairs.first("audit-session-id", "CPMSessionID", "Class"))
        .put("cisco.ise.calling_station", pairs.first("Calling-Station-ID", "Calling Station Id"))
        .put("cisco.ise.posture", pairs.text("PostureStatus"))
        .put("cisco.ise.object", pairs.first("Object Name", "ObjectName"))
        .put("cisco.ise.object_type", pairs.first("Object Type", "ObjectType"));
    ecs.address("source", source(pairs))
        .address("client", pairs.first("Framed-IP-Address", "EndpointIPAddress", "AdminIPAddress"))
        .address("destination", pairs.text("DestinationIPAddress"))
        .address("server", pairs.text("Server"));
  }

  private Ecs certificate(Ecs ecs, Pairs pairs) {
    return ecs.put("tls.client.x509.serial_number", names.serial().toUpperCase(Locale.ROOT))
        .put("tls.client.issuer", names.issuer())
        .put("tls.client.subject", pairs.text("Subject"))
        .put("tls.version", pairs.text("TLSVersion"))
        .put("tls.cipher", pairs.text("TLSCipher"));
  }
}
