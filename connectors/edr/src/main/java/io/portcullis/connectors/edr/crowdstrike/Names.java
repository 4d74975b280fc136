package io.portcullis.connectors.edr.crowdstrike;

import java.util.List;
import java.util.Locale;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;

/** The names of hosts and people in Falcon's records, in the spellings of all its interfaces. */
final class Names {
  static final String VENDOR = "crowdstrike";

  /** SYSTEM, its services and the null account: the same on every machine, and nobody. */
  private static final String WELL_KNOWN_SID = "S-1-(0-0|5-\\d{1,3})";

  private Names() {}

  static String agent(Doc doc) {
    return doc.first(
        "device.device_id", "agent_id", "AgentId", "SensorId", "AgentIdString", "aid", "device_id");
  }

  static String hostname(Doc doc) {
    return doc.first("device.hostname", "ComputerName", "Hostname", "host_name");
  }

  private static String mac(Doc doc) {
    return doc.first("device.mac_address", "MACAddress", "MAC");
  }

  static List<Alias> device(Doc doc) {
    return new Aliases()
        .vendor(AliasType.EDR_AGENT, VENDOR, agent(doc))
        .vendor(
            AliasType.DEVICE_SERIAL,
            doc.first("device.system_manufacturer", "SystemManufacturer"),
            doc.first("device.serial_number", "SystemSerialNumber", "SerialNumber"))
        .add(AliasType.MAC, mac(doc))
        .add(AliasType.HOSTNAME, hostname(doc))
        .list();
  }

  /** Whom an identity detection is about: the account that acted. */
  static List<Alias> person(Doc doc) {
    if (sid(doc).matches(WELL_KNOWN_SID)) {
      return List.of();
    }
    return new Aliases()
        .vendor(AliasType.IDP_USER, "entra", doc.text("source_account_azure_id"))
        .vendor(AliasType.IDP_USER, "sid", accountSid(sid(doc)))
        .add(AliasType.UPN, upn(doc))
        .add(AliasType.USER_NAME, userName(doc))
        .list();
  }

  private static String upn(Doc doc) {
    return doc.first("source_account_upn", "UserPrincipal", "user_principal");
  }

  static String userName(Doc doc) {
    return doc.first("SourceAccountName", "source_account_name", "user_name", "UserName");
  }

  static String sid(Doc doc) {
    return doc.first(
        "SourceAccountObjectSid",
        "source_account_object_sid",
        "UserSid",
        "UserSid_readable",
        "user_id");
  }

  /** SIDs of accounts in a domain, on a machine (S-1-5-21) and in Entra (S-1-12-1). */
  private static String accountSid(String sid) {
    return sid.startsWith("S-1-5-21-") || sid.startsWith("S-1-12-1-") ? sid : "";
  }

  static Ecs describe(Ecs ecs, Doc doc) {
    new Aliases()
        .add(AliasType.MAC, mac(doc))
        .list()
        .forEach(
            mac -> ecs.add("host.mac", mac.value().replace(':', '-').toUpperCase(Locale.ROOT)));
    String id = doc.first("User.ID", "UserId");
    return ecs.put("device.id", agent(doc))
        .put("host.id", agent(doc))
        .put("host.name", hostname(doc))
        .put("host.hostname", hostname(doc))
        .put("user.id", id.isEmpty() ? sid(doc) : id)
        .put("user.name", doc.at("User").isObject() ? doc.text("User.Name") : userName(doc))
        .put("user.email", upn(doc).contains("@") ? upn(doc) : "")
        .put("user.domain", doc.first("SourceAccountDomain", "source_account_domain"))
        .address("source", address(doc));
  }

  private static String address(Doc doc) {
    return doc.first(
        "source_endpoint_ip_address",
        "LocalIP",
        "CurrentLocalIP",
        "LocalAddressIP4",
        "device.local_ip");
  }
}
