package io.portcullis.connectors.mdm.jamf;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parsed.IgnoreReason;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Actor;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.Compliance;
import io.portcullis.model.Statement.Management;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.Statement.PostureChanged;
import io.portcullis.model.SubjectKind;

/**
 * A webhook of Jamf Pro: {@code webhook.webhookEvent} names it, {@code event} holds it. The events
 * are those of Jamf's developer guide, "Webhooks".
 */
record Webhook(Doc doc, Origin origin) {
  private static final Set<String> HOUSEKEEPING =
      Set.of("JSSStartup", "JSSShutdown", "PushSent", "MobileDevicePushSent");

  /** The events after which Jamf has asked anew whose device it is. */
  private static final Set<String> OWNED =
      Set.of(
          "ComputerAdded",
          "ComputerInventoryCompleted",
          "MobileDeviceEnrolled",
          "MobileDeviceInventoryCompleted");

  Parsed parsed() {
    String name = doc.need("webhook.webhookEvent");
    Doc event = doc.object("event");
    if (!event.present()) {
      throw new BadRecord("event: missing");
    }
    if (HOUSEKEEPING.contains(name)) {
      return new Parsed.Ignored(IgnoreReason.HOUSEKEEPING);
    }
    return switch (name) {
      case "PatchSoftwareTitleUpdated" -> new Parsed.Ignored(IgnoreReason.OTHER_OBJECT);
      case "RestAPIOperation" -> new ApiOperation(event, this).parsed();
      case "SmartGroupComputerMembershipChange",
          "SmartGroupMobileDeviceMembershipChange",
          "SmartGroupUserMembershipChange" ->
          new SmartGroup(event, this).parsed();
      default -> device(name, event);
    };
  }

  private Parsed device(String name, Doc event) {
    ProDevice device = new ProDevice(place(event), !name.startsWith("MobileDevice"));
    Signals signals = signals(device.id(), Actor.UNKNOWN);
    signals.note(SubjectKind.DEVICE, device.aliases(), statement(name, event));
    if (OWNED.contains(name)) {
      device.owner(signals);
    }
    Ecs ecs = ecs(category(name), name.contains("Enrolled") ? "change" : "info");
    if (event.has("successful")) {
      ecs.outcome(event.flag("successful"));
    }
    return signals.with(
        device
            .describe(ecs)
            .put("event.reason", event.first("trigger", "policyName", "patchPolicyName"))
            .put("rule.id", event.first("policyId", "patchPolicyId"))
            .put("rule.name", event.first("policyName", "patchPolicyName")));
  }

  /** Some events put the device one level deeper, beside what happened to it. */
  private static Doc place(Doc event) {
    for (String name : List.of("computer", "mobileDevice", "targetDevice")) {
      if (event.at(name).isObject()) {
        return event.at(name);
      }
    }
    return event;
  }

  private static Statement statement(String name, Doc event) {
    return switch (name) {
      case "ComputerAdded", "MobileDeviceEnrolled" -> managed(Management.MANAGED);
      case "ComputerCheckIn" ->
          enrolled(event) ? managed(Management.MANAGED) : new Noted("inventory", name, true);
      case "MobileDeviceUnEnrolled" -> managed(Management.UNMANAGED);
      case "ComputerPolicyFinished", "ComputerPatchPolicyCompleted" ->
          new Noted("policy", name, !event.has("successful") || event.flag("successful"));
      case "SCEPChallenge" -> new Noted("certificate", name, true);
      case "DeviceAddedToDEP" -> new Noted("enrollment", name, true);
      default -> new Noted("inventory", name, true);
    };
  }

  /** A computer that Jamf knew before is not added again; its first check-in tells. */
  private static boolean enrolled(Doc event) {
    return event.text("trigger").toLowerCase(Locale.ROOT).contains("enroll");
  }

  private static PostureChanged managed(Management management) {
    return new PostureChanged(Compliance.UNKNOWN, management, List.of());
  }

  private static String category(String name) {
    return name.contains("Policy") || name.equals("SCEPChallenge") ? "configuration" : "host";
  }

  Instant at() {
    return Times.occurred(origin.context(), doc, "webhook.eventTimestamp");
  }

  /** Jamf gives no id, and sends again what was not answered: the same thing at the same time. */
  Signals signals(String about, Actor actor) {
    String time = doc.text("webhook.eventTimestamp");
    String id = String.join(":", doc.text("webhook.webhookEvent"), about, time);
    return origin.signals(time.isEmpty() || about.isEmpty() ? "" : id, at(), actor);
  }

  Ecs ecs(String category, String type) {
    return new Ecs(at(), "Jamf", "jamf.pro")
        .kind(category, type)
        .put("event.action", doc.text("webhook.webhookEvent"))
        .put("event.provider", doc.text("webhook.name"));
  }
}
