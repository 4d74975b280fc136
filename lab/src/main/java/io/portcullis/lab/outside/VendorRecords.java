package io.portcullis.lab.outside;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.portcullis.connectors.api.Json;

/** What the lab's sources send: records in their vendors' forms, cut down to what is needed. */
public final class VendorRecords {
  private VendorRecords() {}

  /**
   * A device as all sources know it.
   *
   * @param intune id at the MDM
   * @param falcon id of its endpoint sensor
   */
  public record Device(String name, String intune, String falcon, String mac) {
    /** All names from a number, 0 to 65535. */
    public static Device number(int n) {
      return new Device(
          "slate-%05d".formatted(n),
          "4d2f9c10-1d5e-4b58-9a4e-%012d".formatted(n),
          "7a%030x".formatted(n),
          "02:00:5e:20:%02x:%02x".formatted(n / 256, n % 256));
    }
  }

  /** The hub's own format: a device with its names and its certificate (PEM). */
  public static String inventory(Device device, String certificate) {
    return Json.text(
        Map.of(
            "device",
            device.name(),
            "aliases",
            Map.of(
                "mdm-device",
                "intune:" + device.intune(),
                "edr-agent",
                "crowdstrike:" + device.falcon(),
                "mac",
                List.of(device.mac())),
            "certificate",
            certificate));
  }

  /** Intune at once: a device fell out of compliance. */
  public static String nonCompliant(Device device, Instant at) {
    return Json.text(
        Map.of(
            "time",
            at.toString(),
            "category",
            "OperationalLogs",
            "operationName",
            "Compliance",
            "properties",
            Map.of(
                "IntuneDeviceId",
                device.intune(),
                "AlertType",
                "Managed Device Not Compliant",
                "MessageId",
                "lab-" + device.name() + "-" + at.toEpochMilli(),
                "Description",
                "WindowsPolicy.FirewallEnabled||off")));
  }

  /** Intune's report: the device complies again. */
  public static String compliant(Device device, Instant at) {
    return Json.text(
        Map.of(
            "time",
            at.toString(),
            "category",
            "Devices",
            "operationName",
            "Devices",
            "properties",
            Map.of(
                "DeviceId",
                device.intune(),
                "BatchId",
                "lab-" + device.name() + "-" + at.toEpochMilli(),
                "CompliantState",
                "Compliant",
                "DeviceState",
                "Managed")));
  }

  /** A Falcon alert: credentials were stolen on the device, critical. */
  public static String theft(Device device, Instant at) {
    String id = "lab:ind:" + device.falcon() + ":" + at.toEpochMilli();
    return Json.text(
        Map.ofEntries(
            Map.entry("agent_id", device.falcon()),
            Map.entry("composite_id", id),
            Map.entry("created_timestamp", at.toString()),
            Map.entry("timestamp", at.toString()),
            Map.entry("device", Map.of("device_id", device.falcon(), "hostname", device.name())),
            Map.entry("display_name", "CredentialDumping"),
            Map.entry("product", "epp"),
            Map.entry("severity", 90),
            Map.entry("severity_name", "Critical"),
            Map.entry("status", "new"),
            Map.entry("tactic", "Credential Access"),
            Map.entry("technique", "OS Credential Dumping")));
  }

  /**
   * Accounting as rlm_rest posts it.
   *
   * @param status Acct-Status-Type: "Start" or "Stop"
   */
  public static String accounting(
      Device device, String session, String nas, String nasName, String status, Instant at) {
    return Json.text(
        Map.of(
            "Acct-Status-Type", status,
            "Acct-Session-Id", session,
            "Calling-Station-Id", device.mac(),
            "User-Name", device.name(),
            "NAS-IP-Address", nas,
            "NAS-Identifier", nasName,
            "Event-Timestamp", at.toString()));
  }
}
