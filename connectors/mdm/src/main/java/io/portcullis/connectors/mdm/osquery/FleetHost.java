package io.portcullis.connectors.mdm.osquery;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

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
import io.portcullis.model.Statement.Management;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.Statement.PostureChanged;
import io.portcullis.model.SubjectKind;

/**
 * A host of Fleet's API, with the answers to its policies: not compliant when one fails. A host
 * without any word on policies is only noted.
 */
record FleetHost(Doc doc, Origin origin) {
  private static final int MAX_REASONS = 32;

  Parsed parsed() {
    Signals signals = origin.signals("", at(), Actor.UNKNOWN);
    signals.say(SubjectKind.DEVICE, Names.fleetHost(doc), statement());
    return signals.with(ecs());
  }

  private Instant at() {
    return Times.occurred(
        origin.context(), doc, "policy_updated_at", "detail_updated_at", "updated_at");
  }

  private Statement statement() {
    Management management = management();
    Compliance compliance = compliance();
    return compliance == Compliance.UNKNOWN && management == Management.UNKNOWN
        ? new Noted("inventory", "host", true)
        : new PostureChanged(compliance, management, Weaknesses.named(failing()));
  }

  private Compliance compliance() {
    OptionalDouble count = doc.number("issues.failing_policies_count");
    boolean told = count.isPresent() || !policies().isEmpty();
    if (!told) {
      return Compliance.UNKNOWN;
    }
    boolean fails = count.orElse(0) > 0 || !failing().isEmpty();
    return fails ? Compliance.NON_COMPLIANT : Compliance.COMPLIANT;
  }

  private List<Doc> policies() {
    return doc.list("policies").stream().filter(policy -> policy.has("response")).toList();
  }

  private List<String> failing() {
    return policies().stream()
        .filter(policy -> policy.text("response").equalsIgnoreCase("fail"))
        .map(policy -> policy.text("name"))
        .limit(MAX_REASONS)
        .toList();
  }

  /** "On (automatic)", "On (manual)", "Pending", "Off". */
  private Management management() {
    String status = doc.text("mdm.enrollment_status").toLowerCase(Locale.ROOT);
    if (doc.text("mdm.device_status").equalsIgnoreCase("wiped")) {
      return Management.WIPED;
    }
    if (status.startsWith("on")) {
      return Management.MANAGED;
    }
    return status.equals("off") ? Management.UNMANAGED : Management.UNKNOWN;
  }

  private Ecs ecs() {
    Ecs ecs = new Ecs(at(), "Fleet", "fleet.host").kind("host", "info");
    Names.describe(ecs, doc.text("uuid"), doc.first("hostname", "display_name"));
    for (Alias alias : Names.fleetHost(doc)) {
      if (alias.type() == AliasType.MAC) {
        ecs.add("host.mac", alias.value().replace(':', '-').toUpperCase(Locale.ROOT));
      }
    }
    return ecs.put("event.kind", "state")
        .put("event.action", "host")
        .put("event.reason", String.join(", ", failing()))
        .put("device.serial_number", doc.text("hardware_serial"))
        .put("device.model.name", doc.text("hardware_model"))
        .put("device.manufacturer", Names.maker(doc.text("hardware_vendor")))
        .put("host.os.full", doc.text("os_version"))
        .put("host.os.name", doc.text("platform"))
        .put("group.name", doc.text("team_name"))
        .address("source", doc.first("primary_ip", "public_ip"));
  }
}
