package io.portcullis.connectors.edr.defender;

import java.util.List;
import java.util.Locale;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.SubjectKind;

/**
 * IdentityDirectoryEvents: what Defender for Identity saw change at a domain controller. "Account
 * Disabled changed" does not say to what in a column of its own, so each is noted.
 */
record DirectoryChange(Row row) {

  Parsed parsed() {
    Doc change = row.columns();
    Signals signals = row.signals(Names.actor(change));
    Noted noted = new Noted(topic(row.action().toLowerCase(Locale.ROOT)), row.action(), true);
    List<Alias> target = target();
    List<Alias> device = onDevice();
    if (target.isEmpty() && !device.isEmpty()) {
      signals.say(SubjectKind.DEVICE, device, noted);
    } else {
      signals.note(SubjectKind.IDENTITY, target.isEmpty() ? Names.person(change) : target, noted);
    }
    return signals.with(ecs());
  }

  private static String topic(String action) {
    if (action.contains("password") || action.contains("smart card")) {
      return "credential";
    }
    if (action.contains("group") || action.contains("lateral movement")) {
      return "privilege";
    }
    return action.contains("account") || action.contains("principal") ? "account" : "configuration";
  }

  private List<Alias> target() {
    Doc change = row.columns();
    return new Aliases()
        .add(AliasType.UPN, change.text("TargetAccountUpn"))
        .vendor(AliasType.IDP_USER, Names.ENTRA, change.text("TargetAccountObjectId"))
        .list();
  }

  private List<Alias> onDevice() {
    return new Aliases().add(AliasType.HOSTNAME, row.columns().text("TargetDeviceName")).list();
  }

  private Ecs ecs() {
    Doc change = row.columns();
    return row.ecs("iam", "change")
        .put("user.target.email", change.text("TargetAccountUpn"))
        .put("user.target.full_name", change.text("TargetAccountDisplayName"))
        .put("destination.domain", change.text("DestinationDeviceName"))
        .put("event.provider", change.text("Application"));
  }
}
