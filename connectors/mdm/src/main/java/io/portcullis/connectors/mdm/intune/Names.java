package io.portcullis.connectors.mdm.intune;

import java.util.List;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;

/** The names of a device and of its user in Intune's records, whichever of their spellings. */
final class Names {
  static final String INTUNE = "intune";

  /** Intune's user ids are Entra object ids, and one person must be one subject for both. */
  static final String ENTRA = "entra";

  private Names() {}

  static List<Alias> device(Doc doc) {
    return new Aliases()
        .vendor(AliasType.MDM_DEVICE, INTUNE, deviceId(doc))
        .add(AliasType.ENTRA_DEVICE, entraDevice(doc))
        .vendor(AliasType.DEVICE_SERIAL, doc.text("manufacturer"), doc.text("serialNumber"))
        .add(AliasType.MAC, doc.text("wiFiMacAddress"))
        .add(AliasType.MAC, doc.text("ethernetMacAddress"))
        .add(AliasType.HOSTNAME, hostname(doc))
        .list();
  }

  static String deviceId(Doc doc) {
    return doc.first("IntuneDeviceId", "DeviceId", "id");
  }

  /** ReferenceId is what the Devices report calls the Entra device id. */
  static String entraDevice(Doc doc) {
    return doc.first("AADDeviceId", "azureADDeviceId", "ReferenceId");
  }

  static String hostname(Doc doc) {
    return doc.first("DeviceHostName", "DeviceName");
  }

  static List<Alias> user(Doc doc) {
    return new Aliases()
        .vendor(AliasType.IDP_USER, ENTRA, userId(doc))
        .add(AliasType.UPN, upn(doc))
        .add(AliasType.EMAIL, doc.first("UserEmail", "emailAddress"))
        .list();
  }

  static String userId(Doc doc) {
    return doc.first("PrimaryUser", "IntuneUserId", "userId");
  }

  static String upn(Doc doc) {
    String upn = doc.first("UPN", "userPrincipalName");
    String suffix = doc.text("UPNSuffix");
    return upn.isEmpty() && !suffix.isEmpty() ? doc.text("UserName") + "@" + suffix : upn;
  }

  static Ecs describe(Ecs ecs, Doc doc) {
    for (String field : List.of("wiFiMacAddress", "ethernetMacAddress")) {
      new Aliases()
          .add(AliasType.MAC, doc.text(field))
          .list()
          .forEach(mac -> ecs.add("host.mac", ecsMac(mac.value())));
    }
    return ecs.put("device.id", deviceId(doc))
        .put("device.serial_number", doc.text("serialNumber"))
        .put("device.manufacturer", doc.text("manufacturer"))
        .put("device.model.name", doc.text("model"))
        .put("host.id", deviceId(doc))
        .put("host.name", hostname(doc))
        .put("host.hostname", hostname(doc))
        .put("host.os.name", doc.first("OS", "operatingSystem"))
        .put("host.os.version", doc.text("osVersion"))
        .put("host.os.full", doc.text("DeviceOperatingSystem"))
        .put("user.id", userId(doc))
        .put("user.name", doc.text("UserName"))
        .put("user.full_name", doc.text("UserDisplayName"))
        .put("user.email", upn(doc))
        .put("cloud.account.id", doc.text("IntuneAccountId"))
        .put("organization.id", doc.text("AADTenantId"));
  }

  private static String ecsMac(String mac) {
    return mac.replace(':', '-').toUpperCase(java.util.Locale.ROOT);
  }
}
