package io.portcullis.connectors.mdm.jamf;

import java.util.List;
import java.util.Locale;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.IpLiteral;
import io.portcullis.connectors.api.Words;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;

/** The names of devices and of their users in Jamf's records. */
final class Names {
  static final String JAMF = "jamf";

  /** Whatever Jamf manages is made by Apple, and Intune names its maker so too. */
  static final String APPLE = "Apple";

  private Names() {}

  /** UDIDs are the same in Jamf Pro and Jamf Protect. */
  static List<Alias> device(String udid, String serial, String hostname) {
    return new Aliases()
        .vendor(AliasType.MDM_DEVICE, JAMF, udid)
        .vendor(AliasType.DEVICE_SERIAL, APPLE, serial)
        .add(AliasType.HOSTNAME, hostname)
        .list();
  }

  /**
   * By Jamf Pro's number. Computers and mobile devices are counted apart, so 52 alone is two
   * devices.
   */
  static List<Alias> numbered(boolean computer, String id) {
    String number = (computer ? "computer-" : "mobile-") + id;
    boolean known = Words.digits(id, 18) && !id.equals("0");
    return new Aliases().vendor(AliasType.MDM_DEVICE, JAMF, known ? number : "").list();
  }

  static List<Alias> user(String name, String mail) {
    return new Aliases()
        .add(AliasType.EMAIL, mail.contains("@") ? mail : "")
        .add(AliasType.UPN, name.contains("@") ? name : "")
        .add(AliasType.USER_NAME, name.contains("@") || nobody(name) ? "" : name)
        .list();
  }

  /** The accounts of macOS itself are on every machine. */
  private static boolean nobody(String name) {
    String plain = name.toLowerCase(Locale.ROOT);
    return plain.startsWith("_") || plain.equals("root") || plain.equals("loginwindow");
  }

  static Ecs describe(Ecs ecs, String udid, String serial, String hostname) {
    return ecs.put("host.id", udid.isEmpty() ? serial : udid)
        .put("host.name", hostname)
        .put("host.hostname", hostname)
        .put("device.id", udid.isEmpty() ? serial : udid)
        .put("device.serial_number", serial)
        .put("device.manufacturer", serial.isEmpty() && udid.isEmpty() ? "" : APPLE);
  }

  /** host.ip out of a list. */
  static Ecs addresses(Ecs ecs, Doc list) {
    list.items().stream()
        .map(Doc::value)
        .filter(IpLiteral::is)
        .limit(16)
        .forEach(address -> ecs.add("host.ip", address));
    return ecs;
  }

  static Ecs mac(Ecs ecs, String address) {
    new Aliases()
        .add(AliasType.MAC, address)
        .list()
        .forEach(
            mac -> ecs.add("host.mac", mac.value().replace(':', '-').toUpperCase(Locale.ROOT)));
    return ecs;
  }
}
