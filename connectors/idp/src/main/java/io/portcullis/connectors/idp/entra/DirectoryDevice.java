package io.portcullis.connectors.idp.entra;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.Statement.AccountChanged;
import io.portcullis.model.Statement.AccountStatus;
import io.portcullis.model.Statement.Compliance;
import io.portcullis.model.Statement.EdgeAdded;
import io.portcullis.model.Statement.EdgeType;
import io.portcullis.model.Statement.Management;
import io.portcullis.model.Statement.PostureChanged;
import io.portcullis.model.Statement.SubjectObserved;
import io.portcullis.model.SubjectKind;

/** A device of Microsoft Graph: whether Entra lets it in, and what it knows of its posture. */
record DirectoryDevice(Item item) {

  Parsed parsed() {
    Doc body = item.body();
    Instant at = item.context().receivedAt();
    Signals signals = item.signals("", at, Actor.UNKNOWN);
    List<Alias> names =
        Names.device(body.text("id"), body.text("deviceId"), body.text("displayName"));
    signals.say(
        SubjectKind.DEVICE,
        names,
        new SubjectObserved(body.text("displayName"), owner(), Set.of()));
    posture().ifPresent(posture -> signals.say(SubjectKind.DEVICE, names, posture));
    if (body.has("accountEnabled")) {
      signals.say(
          SubjectKind.DEVICE,
          names,
          new AccountChanged(
              body.flag("accountEnabled") ? AccountStatus.ACTIVE : AccountStatus.SUSPENDED));
    }
    owners(signals, names);
    Ecs ecs = item.ecs(at, "device", "Device", "").kind("host", "info");
    Names.device(ecs, body.text("id"), body.text("displayName"));
    return signals.with(
        ecs.put("host.os.name", body.text("operatingSystem"))
            .put("host.os.version", body.text("operatingSystemVersion"))
            .put("device.manufacturer", body.text("manufacturer"))
            .put("device.model.name", body.text("model")));
  }

  /** Entra keeps at most one, who registered it ("List registeredOwners"). */
  private void owners(Signals signals, List<Alias> device) {
    for (Doc owner : item.body().list("registeredOwners")) {
      List<Alias> person = Names.user(owner, "id");
      if (!person.isEmpty()) {
        signals.say(
            SubjectKind.IDENTITY,
            person,
            new EdgeAdded(SubjectKind.DEVICE, device, "", EdgeType.PRIMARY));
      }
    }
  }

  private String owner() {
    return item.body().list("registeredOwners").stream()
        .map(owner -> owner.text("userPrincipalName"))
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse("");
  }

  private Optional<PostureChanged> posture() {
    Doc body = item.body();
    if (!body.flag("isManaged") || !body.has("isCompliant")) {
      return Optional.empty();
    }
    Compliance compliance =
        body.flag("isCompliant") ? Compliance.COMPLIANT : Compliance.NON_COMPLIANT;
    return Optional.of(new PostureChanged(compliance, Management.MANAGED, List.of()));
  }
}
