package io.portcullis.connectors.idp.entra;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.AccountChanged;
import io.portcullis.model.Statement.AccountStatus;
import io.portcullis.model.Statement.Compliance;
import io.portcullis.model.Statement.Management;
import io.portcullis.model.Statement.PostureChanged;
import io.portcullis.model.SubjectKind;

/** A device of Microsoft Graph: whether Entra lets it in, and what it knows of its posture. */
record DirectoryDevice(Item item) {

  Parsed parsed() {
    Doc body = item.body();
    Instant at = item.context().receivedAt();
    Signals signals = item.signals("", at, Actor.UNKNOWN);
    List<Alias> names =
        Names.device(body.text("id"), body.text("deviceId"), body.text("displayName"));
    signals.say(SubjectKind.DEVICE, names, statement());
    if (body.has("accountEnabled")) {
      signals.say(
          SubjectKind.DEVICE,
          names,
          new AccountChanged(
              body.flag("accountEnabled") ? AccountStatus.ACTIVE : AccountStatus.SUSPENDED));
    }
    Ecs ecs = item.ecs(at, "device", "Device", "").kind("host", "info");
    Names.device(ecs, body.text("id"), body.text("displayName"));
    return signals.with(
        ecs.put("host.os.name", body.text("operatingSystem"))
            .put("host.os.version", body.text("operatingSystemVersion"))
            .put("device.manufacturer", body.text("manufacturer"))
            .put("device.model.name", body.text("model")));
  }

  private Statement statement() {
    Doc body = item.body();
    boolean managed = body.flag("isManaged");
    if (!managed || !body.has("isCompliant")) {
      return new Statement.SubjectObserved(body.text("displayName"), "", Set.of());
    }
    Compliance compliance =
        body.flag("isCompliant") ? Compliance.COMPLIANT : Compliance.NON_COMPLIANT;
    return new PostureChanged(compliance, Management.MANAGED, List.of());
  }
}
