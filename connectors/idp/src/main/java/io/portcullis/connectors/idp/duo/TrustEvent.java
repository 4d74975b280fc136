package io.portcullis.connectors.idp.duo;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.model.Alias;
import io.portcullis.model.Severity;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.Statement.RiskChanged;
import io.portcullis.model.Statement.RiskOrigin;
import io.portcullis.model.SubjectKind;

/** A Trust Monitor event: a login or a change that Duo found unusual, with its reasons. */
record TrustEvent(Item item) {

  Parsed parsed() {
    Doc doc = item.doc();
    Instant at = item.at();
    String key = doc.need("sekey");
    Authentication login = new Authentication(item, doc.object("surfaced_auth"));
    String vendorId = key + ":" + doc.text("state") + ":" + doc.text("state_updated_timestamp");
    Signals signals = item.signals(vendorId, at, login.actor());
    List<Alias> names = names(login);
    if (names.isEmpty()) {
      signals.aboutSource(new Noted("risk", doc.text("type"), true));
    } else {
      signals.say(SubjectKind.IDENTITY, names, statement(key));
    }
    Ecs ecs = Item.ecs(at, "trust_monitor", doc.text("type"));
    if (doc.has("surfaced_auth")) {
      login.describe(ecs);
    }
    return signals.with(
        ecs.kind("threat", "indicator")
            .put("event.kind", "alert")
            .put("event.id", key)
            .put("rule.name", String.join(", ", reasons())));
  }

  private List<Alias> names(Authentication login) {
    List<Alias> names = login.names();
    Doc target = item.doc().object("bypass_status_enabled");
    return names.isEmpty()
        ? Names.person(target.text("user.key"), target.text("user.name"), "")
        : names;
  }

  private RiskChanged statement(String key) {
    Doc doc = item.doc();
    boolean priority = doc.flag("priority_event");
    boolean done =
        doc.text("state").equalsIgnoreCase("processed") && !doc.flag("triaged_as_interesting");
    return new RiskChanged(
        RiskOrigin.IDENTITY,
        key,
        priority ? Severity.HIGH : Severity.MEDIUM,
        reasons(),
        done,
        doc.text("type"));
  }

  private Set<String> reasons() {
    Set<String> reasons = new TreeSet<>();
    for (Doc explanation : item.doc().list("explanations")) {
      String type = explanation.isObject() ? explanation.text("type") : "";
      if (!type.isEmpty() && reasons.size() < 8) {
        reasons.add(type.toLowerCase(Locale.ROOT).replace('_', '-'));
      }
    }
    return reasons;
  }
}
