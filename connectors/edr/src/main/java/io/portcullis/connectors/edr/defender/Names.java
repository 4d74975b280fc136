package io.portcullis.connectors.edr.defender;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.IpLiteral;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;

/** The names of devices and accounts in the columns of advanced hunting. */
final class Names {
  private static final Pattern NO_ACCOUNT = Pattern.compile("S-1-(0-0|5-(\\d{1,3}|90-.*|96-.*))");
  static final String DEFENDER = "defender";

  /** Account object ids are Entra's, and one person must be one subject for both. */
  static final String ENTRA = "entra";

  /** The accounts of Windows itself: the same on every machine, and nobody. */
  private static final Set<String> NOBODY =
      Set.of("system", "local service", "network service", "anonymous logon", "root");

  private static final String WINDOWS_OWN = "(dwm|umfd)-\\d{1,4}";

  private Names() {}

  static List<Alias> device(Doc row) {
    return new Aliases()
        .vendor(AliasType.EDR_AGENT, DEFENDER, row.text("DeviceId"))
        .add(AliasType.ENTRA_DEVICE, row.first("AadDeviceId", "EntraIdDeviceId"))
        .add(AliasType.HOSTNAME, row.text("DeviceName"))
        .list();
  }

  static List<Alias> person(Doc row) {
    return person(objectId(row), row.text("AccountSid"), row.text("AccountUpn"), accountName(row));
  }

  /** Empty for accounts of machines and of Windows itself. */
  static List<Alias> person(String objectId, String sid, String upn, String name) {
    if (NO_ACCOUNT.matcher(sid).matches() || nobody(name)) {
      return List.of();
    }
    return new Aliases()
        .vendor(AliasType.IDP_USER, ENTRA, objectId)
        .vendor(AliasType.IDP_USER, "sid", accountSid(sid))
        .add(AliasType.UPN, upn)
        .add(AliasType.USER_NAME, name)
        .list();
  }

  private static boolean nobody(String name) {
    String plain = name.toLowerCase(Locale.ROOT);
    return NOBODY.contains(plain) || plain.endsWith("$") || plain.matches(WINDOWS_OWN);
  }

  /** SIDs of accounts in a domain, on a machine (S-1-5-21) and in Entra (S-1-12-1). */
  private static String accountSid(String sid) {
    return sid.startsWith("S-1-5-21-") || sid.startsWith("S-1-12-1-") ? sid : "";
  }

  static String objectId(Doc row) {
    return row.first("AccountObjectId", "ServicePrincipalId");
  }

  static String accountName(Doc row) {
    return row.first("AccountName", "RequestAccountName");
  }

  static Actor actor(Doc row) {
    String name = row.first("AccountUpn", "AccountName", "AccountDisplayName");
    return new Actor(objectId(row), name, address(row));
  }

  /** Where the account acts from: a logon's remote side, and the local one of anything else. */
  static String address(Doc row) {
    boolean logon = row.text("ActionType").startsWith("Logon") && row.has("DeviceId");
    String from =
        logon
            ? row.first("RemoteIP", "IPAddress")
            : row.first("IPAddress", "IpAddress", "LocalIP", "PublicIP");
    return IpLiteral.is(from) ? from : "";
  }

  static Ecs describe(Ecs ecs, Doc row) {
    String user = row.first("AccountObjectId", "ServicePrincipalId", "AccountId", "AccountSid");
    return ecs.put("host.id", row.text("DeviceId"))
        .put("host.name", row.text("DeviceName"))
        .put("host.hostname", row.text("DeviceName"))
        .put("device.id", row.text("DeviceId"))
        .put("user.id", user)
        .put("user.name", accountName(row))
        .put("user.full_name", row.text("AccountDisplayName"))
        .put("user.domain", row.text("AccountDomain"))
        .put("user.email", row.first("EmailAddress", "AccountUpn"))
        .address("source", address(row));
  }
}
