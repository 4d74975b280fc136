package io.portcullis.connectors.mdm.osquery;

import java.time.Instant;
import java.util.List;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.connectors.api.Weaknesses;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.Statement.Compliance;
import io.portcullis.model.Statement.Management;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.Statement.PostureChanged;
import io.portcullis.model.SubjectKind;

/**
 * Fleet's webhook of failing policies: the hosts at which one policy began to fail. That it passes
 * again is told by Fleet's list of hosts only.
 */
record FailingPolicy(Doc doc, Origin origin) {
  private static final int MAX_HOSTS = 1_000;

  Parsed parsed() {
    String name = doc.need("policy.name");
    Signals signals = origin.signals("", at(), Actor.UNKNOWN);
    PostureChanged posture =
        new PostureChanged(
            Compliance.NON_COMPLIANT, Management.UNKNOWN, Weaknesses.named(List.of(name)));
    List<Doc> hosts = doc.list("hosts").stream().limit(MAX_HOSTS).toList();
    for (Doc host : hosts) {
      List<Alias> names = Names.fleetHost(host);
      if (!names.isEmpty()) {
        signals.say(SubjectKind.DEVICE, names, posture);
      }
    }
    if (signals.isEmpty()) {
      signals.aboutSource(new Noted("policy", name, false));
    }
    return signals.with(ecs(name, hosts));
  }

  private Instant at() {
    return Times.occurred(origin.context(), doc, "timestamp", "policy.updated_at");
  }

  private Ecs ecs(String name, List<Doc> hosts) {
    Ecs ecs = new Ecs(at(), "Fleet", "fleet.policy").kind("configuration", "info");
    hosts.forEach(host -> ecs.add("related.hosts", host.first("hostname", "display_name")));
    if (hosts.size() == 1) {
      Doc host = hosts.get(0);
      Names.describe(ecs, host.first("uuid", "id"), host.first("hostname", "display_name"));
    }
    return ecs.put("event.kind", "alert")
        .put("event.action", "failing-policy")
        .put("event.outcome", "failure")
        .put("rule.id", doc.text("policy.id"))
        .put("rule.name", name)
        .put("rule.description", doc.text("policy.description"))
        .put("rule.author", author());
  }

  private List<String> author() {
    String author = doc.first("policy.author_email", "policy.author_name");
    return author.isEmpty() ? List.of() : List.of(author);
  }
}
