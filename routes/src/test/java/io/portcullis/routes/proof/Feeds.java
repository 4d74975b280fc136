package io.portcullis.routes.proof;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.portcullis.connectors.api.Json;

/** Records as the vendors send them, cut down to what is needed. */
final class Feeds {
  private Feeds() {}

  /** Intune at once: a device fell out of compliance. */
  static String nonCompliant(String device, String messageId, Instant at) {
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
                device,
                "AlertType",
                "Managed Device Not Compliant",
                "MessageId",
                messageId,
                "Description",
                "WindowsPolicy.FirewallEnabled||off")));
  }

  /** Intune's report: the device complies again. */
  static String compliant(String device, String batch, Instant at) {
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
                device,
                "BatchId",
                batch,
                "CompliantState",
                "Compliant",
                "DeviceState",
                "Managed")));
  }

  /** Okta: somebody logged in. */
  static String login(String user, String uuid, Instant at) {
    return Json.text(
        Map.of(
            "uuid", uuid,
            "published", at.toString(),
            "eventType", "user.session.start",
            "actor", Map.of("id", user, "type", "User", "alternateId", user + "@keep.example"),
            "outcome", Map.of("result", "SUCCESS")));
  }

  /** Falcon: a small detection on a host that is named by its hostname alone. */
  static String detection(String host, String id, Instant at) {
    return Json.text(
        Map.of(
            "composite_id",
            id,
            "product",
            "epp",
            "name",
            "OddScript",
            "created_timestamp",
            at.toString(),
            "severity",
            20,
            "severity_name",
            "Low",
            "status",
            "new",
            "device",
            Map.of("hostname", host)));
  }

  /** The hub's own format: a device with its names and its certificate (PEM). */
  static String device(String name, String mdm, String mac, String pem) {
    return Json.text(
        Map.of(
            "device", name,
            "aliases", Map.of("mdm-device", "intune:" + mdm, "mac", List.of(mac)),
            "certificate", pem));
  }

  /** How {@code explain} finds a device of Intune's. */
  static String byMdm(String device) {
    return "mdm-device=intune:" + device;
  }

  /** How {@code explain} finds a person of Okta's. */
  static String byOkta(String user) {
    return "idp-user=okta:" + user;
  }
}
