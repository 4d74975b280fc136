package io.portcullis.connectors.edr.defender;

import java.util.List;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.IpLiteral;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.SubjectKind;

/**
 * What Defender holds of a device: DeviceInfo, DeviceNetworkInfo, and the assessments of its
 * configuration and vulnerabilities.
 */
record DeviceState(Row row) {
  private static final Pattern REAL_ADAPTER = Pattern.compile("(?i)ethernet|wireless.*");
  private static final int MAX_ADDRESSES = 16;

  Parsed parsed() {
    Doc device = row.columns();
    Signals signals = row.signals(Actor.UNKNOWN);
    List<Alias> names = new Aliases().all(Names.device(device)).add(AliasType.MAC, mac()).list();
    signals.say(
        SubjectKind.DEVICE,
        names,
        new Noted(healthy() ? "inventory" : "posture", row.table(), healthy()));
    SensorHealth.of(device.text("SensorHealthState"))
        .ifPresent(said -> signals.say(SubjectKind.DEVICE, names, said));
    return signals.with(ecs("info"));
  }

  /** A sensor that is off or cut off no longer vouches for its device. */
  private boolean healthy() {
    String health = row.columns().text("SensorHealthState");
    return health.isEmpty() || health.equalsIgnoreCase("Active");
  }

  /** Addresses of tunnels and other made-up adapters are the same on many machines. */
  private String mac() {
    String adapter = row.columns().text("NetworkAdapterType");
    return REAL_ADAPTER.matcher(adapter).matches() ? row.columns().text("MacAddress") : "";
  }

  /** A table that no part of this reader knows, or an assessment of a device. */
  Parsed noted() {
    Doc columns = row.columns();
    Signals signals = row.signals(Names.actor(columns));
    List<Alias> device = Names.device(columns);
    String id = columns.first("ConfigurationId", "CveId", "Title", "ActionType");
    Noted noted = new Noted(topic(), id.isEmpty() ? row.table() : id, compliant());
    signals.note(
        device.isEmpty() ? SubjectKind.IDENTITY : SubjectKind.DEVICE,
        device.isEmpty() ? Names.person(columns) : device,
        noted);
    return signals.with(ecs("info").put("rule.id", id));
  }

  private String topic() {
    if (row.table().matches("DeviceTvm.*|DeviceBaseline.*")) {
      return "posture";
    }
    if (row.table().contains("Certificate")) {
      return "certificate";
    }
    return row.table().startsWith("Behavior") ? "detection" : "other";
  }

  private boolean compliant() {
    Doc columns = row.columns();
    boolean failed = columns.has("IsCompliant") && !columns.flag("IsCompliant");
    return !failed && !columns.has("CveId");
  }

  private Ecs ecs(String type) {
    Doc device = row.columns();
    Ecs ecs = row.ecs("host", type);
    new Aliases()
        .add(AliasType.MAC, device.text("MacAddress"))
        .list()
        .forEach(mac -> ecs.add("host.mac", ecsMac(mac)));
    loggedOn(ecs, device);
    return ecs.put("event.kind", "state")
        .put("event.reason", device.text("SensorHealthState"))
        .put("host.os.name", device.first("OSDistribution", "OSPlatform"))
        .put("host.os.version", device.text("OSVersion"))
        .put("host.type", device.text("DeviceType"))
        .put("device.model.name", device.text("Model"))
        .put("device.manufacturer", device.text("Vendor"))
        .put("group.name", device.text("MachineGroup"));
  }

  /** Who is logged on and which addresses the device has, both as JSON in a column. */
  private static void loggedOn(Ecs ecs, Doc device) {
    for (Doc user : device.embedded("LoggedOnUsers").items().stream().limit(1).toList()) {
      ecs.put("user.name", user.text("UserName"))
          .put("user.domain", user.text("DomainName"))
          .put("user.id", user.text("Sid"));
    }
    device.embedded("IPAddresses").items().stream()
        .map(address -> address.text("IPAddress"))
        .filter(IpLiteral::is)
        .limit(MAX_ADDRESSES)
        .forEach(address -> ecs.add("host.ip", address));
  }

  private static String ecsMac(Alias mac) {
    return mac.value().replace(':', '-').toUpperCase(java.util.Locale.ROOT);
  }
}
