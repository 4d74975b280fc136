package io.portcullis.connectors.mdm.intune;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.connectors.api.Weaknesses;
import io.portcullis.model.Actor;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.Compliance;
import io.portcullis.model.Statement.Management;
import io.portcullis.model.Statement.PostureChanged;
import io.portcullis.model.SubjectKind;

/** Category OperationalLogs: a device fell out of compliance, or was enrolled. */
record OperationalLog(Doc doc, long place, ParseContext context) {

  Parsed parsed() {
    Doc properties = doc.at("properties");
    Instant at = Times.occurred(context, doc, "time", "properties.StartTimeUtc");
    String vendorId = properties.text("MessageId");
    Signals signals = new Signals(context, place, vendorId, at, Actor.UNKNOWN);
    Ecs ecs = new Ecs(at, "Microsoft", "intune.operational");
    ecs.put("event.action", doc.text("operationName"))
        .put("event.id", vendorId)
        .put("event.reason", properties.first("Description", "FailureReason"))
        .put("message", properties.text("AlertDisplayName"))
        .put("organization.id", doc.text("tenantId"));
    if (doc.text("operationName").equalsIgnoreCase("Compliance")) {
      compliance(signals, properties);
      ecs.kind("host", "change");
    } else {
      noted(signals, properties);
      ecs.kind("configuration", "info").outcome(success());
    }
    return signals.with(Names.describe(ecs, properties));
  }

  private static void compliance(Signals signals, Doc properties) {
    properties.need("IntuneDeviceId");
    String alert = properties.need("AlertType");
    signals.say(
        SubjectKind.DEVICE,
        Names.device(properties),
        new PostureChanged(state(alert), Management.MANAGED, reasons(properties)));
  }

  /** AlertType reads "Managed Device Not Compliant". */
  private static Compliance state(String alert) {
    String words = alert.toLowerCase(Locale.ROOT);
    if (words.contains("not compliant") || words.contains("noncompliant")) {
      return Compliance.NON_COMPLIANT;
    }
    return words.contains("compliant") ? Compliance.COMPLIANT : Compliance.UNKNOWN;
  }

  /** Description is "Policy.Setting_IID_guid||...": the setting that failed is the first part. */
  private static List<String> reasons(Doc properties) {
    String first = properties.text("Description").split("\\|\\|", 2)[0];
    String setting = first.replaceFirst("_IID_[0-9a-fA-F-]+$", "").strip();
    return setting.isEmpty() ? List.of() : Weaknesses.named(List.of(setting));
  }

  private void noted(Signals signals, Doc properties) {
    String action = doc.first("operationName", "category");
    signals.note(
        SubjectKind.DEVICE,
        Names.device(properties),
        new Statement.Noted("enrollment", action, success()));
  }

  private boolean success() {
    String result = doc.text("resultType").toLowerCase(Locale.ROOT);
    return !result.contains("fail") && !result.contains("error");
  }
}
