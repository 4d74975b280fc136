package io.portcullis.connectors.mdm.osquery;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;

/** The names of hosts and people in the records of osquery and Fleet. */
final class Names {
  private static final Pattern LEGAL_FORM = Pattern.compile("(?i),? (inc|corp|ltd|gmbh)\\.?$");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");

  /** Board makers that never set one: the same UUID in thousands of machines. */
  private static final Set<String> SHARED =
      Set.of(
          "03000200-0400-0500-0006-000700080009",
          "ffffffff-ffff-ffff-ffff-ffffffffffff",
          "12345678-1234-5678-90ab-cddeefaabbcc",
          "fefefefe-fefe-fefe-fefe-fefefefefefe");

  private Names() {}

  /** The hardware's UUID, which osquery and Fleet both report; empty where it is none. */
  static String uuid(String text) {
    boolean usable =
        UUID.matcher(text).matches() && !SHARED.contains(text.toLowerCase(Locale.ROOT));
    return usable ? text : "";
  }

  static Aliases host(String uuid, String vendor, String serial, String hostname) {
    boolean plain = UUID.matcher(hostname).matches();
    return new Aliases()
        .vendor(AliasType.MDM_DEVICE, "osquery", uuid(uuid))
        .vendor(AliasType.DEVICE_SERIAL, vendor, serial)
        .add(AliasType.HOSTNAME, plain || hostname.equals("localhost") ? "" : hostname);
  }

  /** Fleet's number of a host, and what else its webhooks and pages give. */
  static List<Alias> fleetHost(Doc host) {
    return host(
            host.text("uuid"),
            maker(host.text("hardware_vendor")),
            host.first("hardware_serial", "serial"),
            host.first("hostname", "display_name"))
        .vendor(AliasType.MDM_DEVICE, "fleet", host.text("id"))
        .add(AliasType.MAC, host.text("primary_mac"))
        .list();
  }

  /** Maker's names differ by their ending: "Apple Inc." is Intune's and Jamf's "Apple". */
  static String maker(String vendor) {
    return LEGAL_FORM.matcher(vendor).replaceFirst("");
  }

  static List<Alias> person(String login) {
    boolean mail = login.contains("@");
    return new Aliases()
        .add(AliasType.EMAIL, mail ? login : "")
        .add(AliasType.UPN, mail ? login : "")
        .add(AliasType.USER_NAME, mail || login.equals("root") ? "" : login)
        .list();
  }

  static Ecs describe(Ecs ecs, String uuid, String hostname) {
    return ecs.put("host.id", uuid)
        .put("host.name", hostname)
        .put("host.hostname", hostname)
        .put("device.id", uuid);
  }
}
