package io.portcullis.connectors.edr.crowdstrike;

import java.util.List;
import java.util.Set;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.SubjectObserved;
import io.portcullis.model.SubjectKind;

/**
 * The secondary records of FDR that name subjects: hosts (aid_master), their network cards
 * (managedassets), users (userinfo), zero-trust assessments, and cloud-posture findings.
 */
record Inventory(Doc doc, Moment moment) {

  static boolean concerns(Doc doc) {
    boolean host = doc.has("aid") && (doc.has("ComputerName") || doc.has("MAC"));
    return host || doc.has("assessments") || user(doc) || cloud(doc) || unmanaged(doc);
  }

  /** File "notmanaged": a machine without a sensor that a sensor beside it has seen. */
  private static boolean unmanaged(Doc doc) {
    return doc.has("MAC") && doc.has("LastDiscoveredBy") && !doc.has("aid");
  }

  private static boolean user(Doc doc) {
    return doc.has("UserSid_readable") || doc.has("AccountType");
  }

  private static boolean cloud(Doc doc) {
    return doc.has("policy_severity") || doc.has("policy_id");
  }

  Parsed parsed() {
    Signals signals = moment.signals(Actor.UNKNOWN);
    if (cloud(doc)) {
      String action = doc.first("event_name", "policy_statement", "policy_id");
      signals.aboutSource(new Statement.Noted("policy", action, true));
      return signals.with(cloudEcs(action));
    }
    if (doc.has("assessments")) {
      signals.say(
          SubjectKind.DEVICE,
          Names.device(doc),
          new Statement.Noted("posture", "zero-trust-assessment", true));
      return signals.with(ecs("host", "zero-trust-assessment"));
    }
    if (unmanaged(doc)) {
      signals.note(
          SubjectKind.DEVICE,
          Names.device(doc),
          new Statement.Noted("posture", "not-managed", false));
      return signals.with(ecs("host", "not-managed"));
    }
    List<Alias> names = user(doc) ? people() : Names.device(doc);
    signals.note(
        user(doc) ? SubjectKind.IDENTITY : SubjectKind.DEVICE,
        names,
        new SubjectObserved(user(doc) ? userName() : Names.hostname(doc), "", Set.of()));
    return signals.with(ecs(user(doc) ? "iam" : "host", "inventory"));
  }

  private String userName() {
    return doc.at("User").isObject() ? doc.text("User.Name") : doc.first("UserName", "User");
  }

  private List<Alias> people() {
    return Names.person(doc);
  }

  private Ecs ecs(String category, String action) {
    Ecs ecs = new Ecs(moment.at(), "CrowdStrike", "crowdstrike.fdr").kind(category, "info");
    return Names.describe(ecs, doc)
        .put("event.action", action)
        .put("event.id", moment.eventId())
        .put("host.os.type", os());
  }

  private String os() {
    return switch (doc.text("event_platform")) {
      case "Win" -> "windows";
      case "Mac" -> "macos";
      case "Lin" -> "linux";
      default -> "";
    };
  }

  private Ecs cloudEcs(String action) {
    return new Ecs(moment.at(), "CrowdStrike", "crowdstrike.cloud")
        .kind("configuration", "info")
        .put("event.kind", "alert")
        .put("event.action", action)
        .put("event.id", doc.first("event_id", "id"))
        .put("user.id", doc.text("user_identity_principal_id"))
        .put("user.name", doc.text("user_identity_user_name"))
        .address("source", doc.text("source_ip_address"));
  }
}
