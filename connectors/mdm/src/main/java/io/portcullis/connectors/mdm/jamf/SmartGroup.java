package io.portcullis.connectors.mdm.jamf;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Weaknesses;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.Compliance;
import io.portcullis.model.Statement.Management;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.Statement.PostureChanged;
import io.portcullis.model.SubjectKind;

/**
 * Members came to a smart group, or left it. Jamf Pro has no compliance state of its own; its users
 * make a smart group of the devices that meet, or do not meet, what they ask for. A group with
 * "compliant" in its name is read as that.
 */
record SmartGroup(Doc event, Webhook webhook) {
  private static final int MAX_MEMBERS = 1_000;
  private static final Pattern FAILING = Pattern.compile(".*\\b(non|not|un)[ _-]?compliant.*");

  Parsed parsed() {
    String group = event.text("name");
    Signals signals = webhook.signals("group " + event.first("jssid", "name"), Actor.UNKNOWN);
    if (!users()) {
      members("groupAddedDevices")
          .forEach(d -> signals.say(SubjectKind.DEVICE, d, said(group, true)));
      members("groupRemovedDevices")
          .forEach(d -> signals.say(SubjectKind.DEVICE, d, said(group, false)));
    }
    if (signals.isEmpty()) {
      signals.aboutSource(new Noted("group", group.isEmpty() ? "smart-group" : group, true));
    }
    return signals.with(
        webhook
            .ecs("iam", "change")
            .kind("iam", "group")
            .put("group.id", event.text("jssid"))
            .put("group.name", group));
  }

  private boolean users() {
    return event.has("groupAddedUserIds") || event.has("groupRemovedUserIds");
  }

  private Statement said(String group, boolean came) {
    String name = group.toLowerCase(Locale.ROOT);
    if (!name.contains("compliant")) {
      return new Noted("group", group, came);
    }
    boolean compliant = FAILING.matcher(name).matches() != came;
    return new PostureChanged(
        compliant ? Compliance.COMPLIANT : Compliance.NON_COMPLIANT,
        Management.MANAGED,
        compliant ? List.of() : Weaknesses.named(List.of(group)));
  }

  /** Ids in a list of their own, and devices as objects where display fields are chosen. */
  private List<List<Alias>> members(String field) {
    boolean computer = !event.has("computer") || event.flag("computer");
    List<List<Alias>> listed =
        event.at(field).items().stream()
            .filter(Doc::isObject)
            .map(doc -> new ProDevice(doc, computer).aliases())
            .toList();
    List<List<Alias>> numbered =
        event.at(field + "Ids").items().stream()
            .map(id -> Names.numbered(computer, id.value()))
            .toList();
    return (listed.size() >= numbered.size() && !listed.isEmpty() ? listed : numbered)
        .stream().filter(names -> !names.isEmpty()).limit(MAX_MEMBERS).toList();
  }
}
