package io.portcullis.connectors.edr.defender;

import java.util.List;
import java.util.Locale;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.IpLiteral;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;

/** One alertEvidence of Graph: only devices, users and mailboxes are subjects. */
record GraphEvidence(Doc doc) {

  private String type() {
    String type = doc.text("@odata.type");
    return type.substring(type.lastIndexOf('.') + 1);
  }

  boolean device() {
    return type().equals("deviceEvidence");
  }

  private boolean account() {
    return type().equals("userEvidence") || type().equals("mailboxEvidence");
  }

  boolean concerned() {
    return (device() || account()) && !aliases().isEmpty();
  }

  /** Looked at and found clean, or there for context only. */
  boolean harmless() {
    List<Doc> roles = doc.at("roles").items();
    boolean context =
        !roles.isEmpty() && roles.stream().allMatch(role -> role.value().equals("contextual"));
    return context || doc.text("verdict").equals("noThreatsFound");
  }

  List<Alias> aliases() {
    return device() ? deviceNames() : personNames();
  }

  private List<Alias> deviceNames() {
    Aliases aliases =
        new Aliases()
            .vendor(AliasType.EDR_AGENT, Names.DEFENDER, doc.text("mdeDeviceId"))
            .add(AliasType.ENTRA_DEVICE, doc.text("azureAdDeviceId"))
            .add(AliasType.HOSTNAME, hostname());
    for (Doc mac : doc.at("ipInterfaces").items()) {
      aliases.add(AliasType.MAC, mac.text("macAddress"));
    }
    return aliases.list();
  }

  private List<Alias> personNames() {
    Doc user = doc.at("userAccount");
    return new Aliases()
        .all(
            Names.person(
                user.text("azureAdUserId"),
                user.text("userSid"),
                user.text("userPrincipalName"),
                user.text("accountName")))
        .add(AliasType.EMAIL, doc.text("primaryAddress"))
        .list();
  }

  private String hostname() {
    return doc.first("deviceDnsName", "hostName");
  }

  void describe(Ecs ecs) {
    if (device()) {
      ecs.put("host.id", doc.text("mdeDeviceId"))
          .put("host.name", hostname())
          .put("host.hostname", doc.first("hostName", "deviceDnsName"))
          .put("host.risk.static_level", doc.text("riskScore"))
          .put("host.os.name", doc.text("osPlatform").toLowerCase(Locale.ROOT))
          .put("host.os.version", doc.text("version"))
          .put("device.id", doc.first("mdeDeviceId", "azureAdDeviceId"));
    } else if (account()) {
      Doc user = doc.at("userAccount");
      ecs.put("user.id", user.first("azureAdUserId", "userSid"))
          .put("user.name", user.first("accountName", "displayName"))
          .put("user.full_name", user.text("displayName"))
          .put("user.domain", user.text("domainName"))
          .put("user.email", user.text("userPrincipalName"));
    }
    if (type().equals("ipEvidence") && IpLiteral.is(doc.text("ipAddress"))) {
      ecs.put("source.ip", doc.text("ipAddress"));
    }
  }
}
