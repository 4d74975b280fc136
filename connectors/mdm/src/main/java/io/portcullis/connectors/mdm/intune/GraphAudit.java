package io.portcullis.connectors.mdm.intune;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.SubjectKind;

/** An auditEvent of Microsoft Graph (deviceManagement/auditEvents). */
record GraphAudit(Doc doc, long place, ParseContext context) {

  Parsed parsed() {
    Instant at = Times.occurred(context, doc, "activityDateTime");
    String vendorId = doc.text("id");
    Doc actor = doc.object("actor");
    String person = actor.first("userPrincipalName", "servicePrincipalName");
    AuditAction action = new AuditAction(doc.first("activityType", "activity"), success());
    Signals signals =
        new Signals(
            context,
            place,
            vendorId,
            at,
            new Actor(actor.text("userId"), person, actor.text("ipAddress")));
    signals.note(SubjectKind.DEVICE, device(action), action.statement());
    Ecs ecs = new Ecs(at, "Microsoft", "intune.audit").kind("configuration", "change");
    return signals.with(
        ecs.put("event.action", action.name())
            .put("event.id", vendorId)
            .outcome(action.success())
            .put("user.id", actor.text("userId"))
            .put("user.name", person)
            .put("user.email", actor.text("userPrincipalName"))
            .address("source", actor.text("ipAddress"))
            .put("device.id", deviceId(action))
            .put("host.id", deviceId(action))
            .put("trace.id", doc.text("correlationId")));
  }

  private boolean success() {
    return !doc.text("activityResult").toLowerCase(Locale.ROOT).contains("fail");
  }

  private List<Alias> device(AuditAction action) {
    return new Aliases().vendor(AliasType.MDM_DEVICE, Names.INTUNE, deviceId(action)).list();
  }

  private String deviceId(AuditAction action) {
    List<Doc> resources = doc.list("resources");
    return action.onDevice() && !resources.isEmpty() ? resources.get(0).text("resourceId") : "";
  }
}
