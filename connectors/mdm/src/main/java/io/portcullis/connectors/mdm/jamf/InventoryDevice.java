package io.portcullis.connectors.mdm.jamf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.connectors.api.Weaknesses;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.Compliance;
import io.portcullis.model.Statement.EdgeAdded;
import io.portcullis.model.Statement.EdgeType;
import io.portcullis.model.Statement.Management;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.Statement.PostureChanged;
import io.portcullis.model.Statement.SubjectObserved;
import io.portcullis.model.SubjectKind;

/**
 * A device of Jamf Pro's API (computers-inventory, mobile-devices/detail): whether it is managed,
 * and which of its protections are off. Jamf does not judge, so that is no compliance.
 */
record InventoryDevice(Doc doc, Origin origin) {
  /** More are not kept of one device. */
  static final int MAX_GROUPS = 100;

  private static final String USER = "userAndLocation.username";

  Parsed parsed() {
    Signals signals = origin.signals("", at(), Actor.UNKNOWN);
    signals.say(SubjectKind.DEVICE, names(), posture());
    signals.say(SubjectKind.DEVICE, names(), new SubjectObserved(name(), user(), groups()));
    owner(signals);
    return signals.with(ecs());
  }

  private Instant at() {
    return Times.occurred(
        origin.context(),
        doc,
        "general.lastContactTime",
        "general.reportDate",
        "general.lastInventoryUpdateDate",
        "general.lastInventoryUpdateTimestamp");
  }

  private boolean computer() {
    return !doc.has("mobileDeviceId") && !doc.has("deviceType");
  }

  private String udid() {
    return doc.first("udid", "general.udid");
  }

  private String serial() {
    return doc.first("hardware.serialNumber", "general.serialNumber", "serialNumber");
  }

  private String name() {
    return doc.first("general.name", "general.displayName");
  }

  private List<Alias> names() {
    return new Aliases()
        .all(Names.device(udid(), serial(), name()))
        .all(Names.numbered(computer(), doc.first("mobileDeviceId", "id")))
        .add(AliasType.MAC, doc.first("hardware.macAddress", "hardware.wifiMacAddress"))
        .add(AliasType.MAC, doc.text("hardware.altMacAddress"))
        .list();
  }

  /**
   * That a device is managed is no news, and would cover what a smart group said of its compliance:
   * a source has one word on posture.
   */
  private Statement posture() {
    Management management = management();
    return management == Management.UNMANAGED || management == Management.LOST
        ? new PostureChanged(Compliance.UNKNOWN, management, Weaknesses.named(failing()))
        : new Noted("posture", "inventory", failing().isEmpty());
  }

  private String user() {
    return doc.first("userAndLocation.email", "userAndLocation.emailAddress", USER);
  }

  /** Smart and static groups, those of computers and those of mobile devices. */
  private Set<String> groups() {
    return Stream.of("groupMemberships", "groups")
        .flatMap(list -> doc.list(list).stream())
        .map(group -> group.text("groupName"))
        .filter(name -> !name.isEmpty())
        .limit(MAX_GROUPS)
        .map(name -> Names.JAMF + ":" + name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Management management() {
    if (doc.text("security.lostModeEnabled").equalsIgnoreCase("true")) {
      return Management.LOST;
    }
    String managed = doc.first("general.remoteManagement.managed", "general.managed");
    if (managed.isEmpty()) {
      return Management.UNKNOWN;
    }
    return managed.equalsIgnoreCase("true") ? Management.MANAGED : Management.UNMANAGED;
  }

  private List<String> failing() {
    List<String> failing = new ArrayList<>();
    off(failing, "security.sipStatus", "DISABLED");
    off(failing, "security.gatekeeperStatus", "DISABLED");
    off(failing, "security.firewallEnabled", "FALSE");
    off(failing, "security.jailBreakDetected", "TRUE");
    off(failing, "security.passcodeCompliant", "FALSE");
    off(
        failing,
        "diskEncryption.bootPartitionEncryptionDetails.partitionFileVault2State",
        "UNENCRYPTED");
    return List.copyOf(failing);
  }

  private void off(List<String> failing, String field, String bad) {
    if (doc.text(field).toUpperCase(Locale.ROOT).equals(bad)) {
      failing.add(field);
    }
  }

  private void owner(Signals signals) {
    String mail = doc.first("userAndLocation.email", "userAndLocation.emailAddress");
    String user = doc.text(USER);
    if (mail.contains("@") || user.contains("@")) {
      signals.say(
          SubjectKind.IDENTITY,
          Names.user(user, mail),
          new EdgeAdded(SubjectKind.DEVICE, names(), "", EdgeType.PRIMARY));
    }
  }

  private Ecs ecs() {
    Ecs ecs = new Ecs(at(), "Jamf", "jamf.inventory").kind("host", "info");
    Names.describe(ecs, udid(), serial(), name());
    Names.mac(ecs, doc.first("hardware.macAddress", "hardware.wifiMacAddress"));
    return ecs.put("event.kind", "state")
        .put("event.reason", String.join(", ", failing()))
        .put("device.model.name", doc.first("hardware.model", "model"))
        .put("host.os.name", doc.text("operatingSystem.name"))
        .put("host.os.version", doc.first("operatingSystem.version", "general.osVersion"))
        .put("user.name", doc.text(USER))
        .put("user.full_name", doc.first("userAndLocation.realname", "userAndLocation.realName"))
        .put("user.email", doc.first("userAndLocation.email", "userAndLocation.emailAddress"))
        .address(
            "source",
            doc.first("general.lastReportedIp", "general.lastIpAddress", "general.ipAddress"));
  }
}
