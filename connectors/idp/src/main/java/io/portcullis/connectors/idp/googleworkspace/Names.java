package io.portcullis.connectors.idp.googleworkspace;

import java.util.List;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;

/** The names of people and devices in Google's records. */
final class Names {
  private static final String GOOGLE = "google";

  private Names() {}

  static List<Alias> person(String profileId, String email) {
    boolean mail = email.contains("@");
    return new Aliases()
        .vendor(AliasType.IDP_USER, GOOGLE, profileId)
        .add(AliasType.UPN, mail ? email : "")
        .add(AliasType.EMAIL, mail ? email : "")
        .list();
  }

  /** DEVICE_ID is the agent's own, RESOURCE_ID and DIRECTORY_DEVICE_ID those of the directory. */
  static List<Alias> device(Event event) {
    return new Aliases()
        .vendor(AliasType.MDM_DEVICE, GOOGLE, event.first("RESOURCE_ID", "DIRECTORY_DEVICE_ID"))
        .vendor(AliasType.MDM_DEVICE, GOOGLE, event.first("DEVICE_ID", "CAA_DEVICE_ID"))
        .vendor(AliasType.DEVICE_SERIAL, GOOGLE, event.first("SERIAL_NUMBER", "DEVICE_SERIAL"))
        .add(AliasType.HOSTNAME, event.first("DEVICE_NAME"))
        .list();
  }

  /** The account that an administrator's, or Google's own, event was done to. */
  static String target(Event event) {
    return event.first("USER_EMAIL", "affected_email_address", "target_user", "member_id");
  }

  static void person(Ecs ecs, String field, String profileId, String email) {
    int at = email.indexOf('@');
    ecs.put(field + ".id", profileId)
        .put(field + ".name", at > 0 ? email.substring(0, at) : email)
        .put(field + ".domain", at > 0 ? email.substring(at + 1) : "")
        .put(field + ".email", at > 0 ? email : "");
  }

  static void device(Ecs ecs, Event event) {
    ecs.put(
            "device.id",
            event.first("DIRECTORY_DEVICE_ID", "DEVICE_ID", "RESOURCE_ID", "CAA_DEVICE_ID"))
        .put("device.serial_number", event.first("SERIAL_NUMBER"))
        .put("device.model.name", event.first("DEVICE_MODEL"))
        .put("host.name", event.first("DEVICE_NAME"))
        .put("host.os.full", event.first("DEVICE_PLATFORM", "OS_VERSION"));
  }
}
