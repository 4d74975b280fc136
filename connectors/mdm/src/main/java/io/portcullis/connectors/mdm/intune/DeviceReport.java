package io.portcullis.connectors.mdm.intune;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.EdgeAdded;
import io.portcullis.model.Statement.EdgeType;
import io.portcullis.model.Statement.Management;
import io.portcullis.model.SubjectKind;

/**
 * A row of the daily reports that Intune exports as diagnostic records: Devices (tables
 * IntuneDevices) and DeviceComplianceOrg.
 */
record DeviceReport(Doc doc, long place, ParseContext context) {

  Parsed parsed() {
    Doc device = doc.at("properties");
    Instant at = Times.occurred(context, doc, "time");
    String id = device.need("DeviceId");
    String batch = device.text("BatchId");
    String vendorId = batch.isEmpty() ? "" : batch + ":" + id;
    Signals signals = new Signals(context, place, vendorId, at, Actor.UNKNOWN);
    List<Alias> names = Names.device(device);
    // A row that names nobody says nothing of anybody: an empty one is exported now and then.
    signals.note(
        SubjectKind.DEVICE,
        names,
        names.isEmpty()
            ? new Statement.Noted("posture", "unnamed-device", true)
            : statement(device));
    owner(signals, device);
    Ecs ecs = new Ecs(at, "Microsoft", "intune.device").kind("host", "info");
    ecs.put("event.action", doc.text("operationName"))
        .put("event.id", vendorId)
        .put("event.reason", state(device))
        .put("organization.id", doc.text("tenantId"));
    return signals.with(Names.describe(ecs, device));
  }

  /** Without a compliance state the row only says that the device is known. */
  private static Statement statement(Doc device) {
    String state = state(device);
    if (state.isEmpty()) {
      return new Statement.SubjectObserved(Names.hostname(device), Names.upn(device), Set.of());
    }
    String management = device.text("DeviceState");
    return Posture.of(
        Posture.compliance(state),
        management.isEmpty() ? Management.UNKNOWN : Posture.management(management),
        device.text("JailBroken"));
  }

  private static String state(Doc device) {
    return device.first("CompliantState", "ComplianceState");
  }

  static void owner(Signals signals, Doc device) {
    List<Alias> user = Names.user(device);
    if (!user.isEmpty() && !Names.device(device).isEmpty()) {
      signals.say(
          SubjectKind.IDENTITY,
          user,
          new EdgeAdded(SubjectKind.DEVICE, Names.device(device), "", EdgeType.PRIMARY));
    }
  }
}
