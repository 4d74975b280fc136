package io.portcullis.connectors.mdm.intune;

import java.time.Instant;
import java.util.Set;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Actor;
import io.portcullis.model.Statement.Management;
import io.portcullis.model.Statement.SubjectObserved;
import io.portcullis.model.SubjectKind;

/**
 * A managedDevice of Microsoft Graph: posture, and who the device belongs to. Its time is the last
 * contact with Intune, because nothing newer stands behind its state.
 */
record ManagedDevice(Doc doc, long place, ParseContext context) {

  Parsed parsed() {
    Instant at = Times.occurred(context, doc, "lastSyncDateTime");
    doc.need("id");
    Signals signals = new Signals(context, place, "", at, Actor.UNKNOWN);
    signals.say(
        SubjectKind.DEVICE,
        Names.device(doc),
        Posture.of(
            Posture.compliance(doc.need("complianceState")), management(), doc.text("jailBroken")));
    signals.say(
        SubjectKind.DEVICE,
        Names.device(doc),
        new SubjectObserved(Names.hostname(doc), Names.upn(doc), Set.of()));
    DeviceReport.owner(signals, doc);
    Ecs ecs = new Ecs(at, "Microsoft", "intune.managed_device").kind("host", "info");
    return signals.with(
        Names.describe(ecs, doc)
            .put("event.reason", doc.text("complianceState"))
            .put("user.name", doc.text("userPrincipalName")));
  }

  /** What Graph lists is managed, unless it says otherwise. */
  private Management management() {
    String lost = doc.text("lostModeState");
    if (lost.equalsIgnoreCase("enabled")) {
      return Management.LOST;
    }
    String state = doc.text("managementState");
    return state.isEmpty() ? Management.MANAGED : Posture.management(state);
  }
}
