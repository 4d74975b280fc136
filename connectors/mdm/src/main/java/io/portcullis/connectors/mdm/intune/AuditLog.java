package io.portcullis.connectors.mdm.intune;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.connectors.api.Words;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.SubjectKind;

/** Category AuditLogs: who changed what in Intune, and the client certificates it gave out. */
record AuditLog(Doc doc, long place, ParseContext context) {

  Parsed parsed() {
    Instant at = time();
    Doc properties = doc.at("properties");
    String vendorId = properties.text("AuditEventId");
    AuditAction action = new AuditAction(doc.need("operationName"), success());
    Signals signals = new Signals(context, place, vendorId, at, actor(properties.at("Actor")));
    signals.note(SubjectKind.DEVICE, device(action, properties), action.statement());
    return signals.with(ecs(at, vendorId, action, properties));
  }

  /** The envelope's time has been seen mangled where the activity's own was sound. */
  private Instant time() {
    try {
      return Times.occurred(context, doc, "time", "properties.ActivityDate");
    } catch (BadRecord e) {
      if (!doc.has("properties.ActivityDate")) {
        throw e;
      }
      return Times.occurred(context, doc, "properties.ActivityDate");
    }
  }

  private boolean success() {
    String result = doc.text("resultType").toLowerCase(Locale.ROOT);
    return result.isEmpty() || result.equals("success") || result.equals("none");
  }

  private static Actor actor(Doc actor) {
    String name = actor.first("UPN", "Name", "ApplicationName");
    return new Actor(actor.first("ObjectId", "Application"), name, "");
  }

  private static List<Alias> device(AuditAction action, Doc properties) {
    Aliases aliases = new Aliases();
    aliases.vendor(AliasType.MDM_DEVICE, Names.INTUNE, modified(properties, "deviceID"));
    if (action.onCertificate()) {
      String thumbprint = modified(properties, "Thumbprint");
      aliases.add(AliasType.CERT_SHA1, Words.hex(thumbprint, 40, 40) ? thumbprint : "");
    }
    if (action.onDevice()) {
      properties.list("TargetObjectIds").stream()
          .limit(1)
          .forEach(id -> aliases.vendor(AliasType.MDM_DEVICE, Names.INTUNE, id.value()));
    }
    return aliases.list();
  }

  /**
   * A certificate names its device among what was modified, an action on a device as its target.
   */
  private static String deviceId(AuditAction action, Doc properties) {
    String modified = modified(properties, "deviceID");
    List<Doc> targets = properties.list("TargetObjectIds");
    return modified.isEmpty() && action.onDevice() && !targets.isEmpty()
        ? targets.get(0).value()
        : modified;
  }

  /** The new value of a property among the targets' ModifiedProperties. */
  private static String modified(Doc properties, String name) {
    return properties.list("Targets").stream()
        .flatMap(target -> target.list("ModifiedProperties").stream())
        .filter(property -> property.text("Name").equalsIgnoreCase(name))
        .map(property -> property.text("New"))
        .findFirst()
        .orElse("");
  }

  private Ecs ecs(Instant at, String vendorId, AuditAction action, Doc properties) {
    Doc actor = properties.at("Actor");
    Ecs ecs = new Ecs(at, "Microsoft", "intune.audit").kind("configuration", "change");
    return ecs.put("event.action", action.name())
        .put("event.id", vendorId)
        .outcome(action.success())
        .put("user.id", actor.text("ObjectId"))
        .put("user.name", actor.first("UPN", "Name"))
        .put("user.email", actor.text("UPN"))
        .put("device.id", deviceId(action, properties))
        .put("host.id", deviceId(action, properties))
        .put("tls.client.hash.sha1", modified(properties, "Thumbprint"))
        .put("trace.id", doc.text("correlationId"))
        .put("network.application", actor.text("ApplicationName"))
        .put("organization.id", doc.text("tenantId"));
  }
}
