package io.portcullis.connectors.edr.sentinelone;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.IpLiteral;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.SubjectKind;

/**
 * An activity of the console (API v2.1, /activities): what happened to agents and threats, and what
 * people did. There are over five hundred types, so {@link Meaning} reads more than their numbers.
 */
record Activity(Doc doc, Origin origin) {

  Parsed parsed() {
    doc.need("activityType");
    Meaning meaning = Meaning.of(doc);
    Signals signals = origin.signals(doc.text("id"), at(), actor());
    List<Alias> person = operator();
    List<Alias> device = device();
    boolean onDevice = !device.isEmpty() && (!meaning.aboutPerson() || person.isEmpty());
    signals.note(
        onDevice ? SubjectKind.DEVICE : SubjectKind.IDENTITY,
        onDevice ? device : person,
        onDevice ? meaning.statement() : meaning.withoutDevice());
    return signals.with(ecs(meaning));
  }

  private Instant at() {
    return Times.occurred(origin.context(), doc, "createdAt", "updatedAt");
  }

  private Actor actor() {
    return new Actor(doc.text("userId"), login(), address());
  }

  private String login() {
    return doc.first("data.username", "data.userName", "data.byUser", "data.user");
  }

  private String address() {
    String address = doc.first("data.ipAddress", "data.ip");
    return IpLiteral.is(address) ? address : "";
  }

  private List<Alias> operator() {
    return Names.operator(login(), doc.first("data.email", "data.userEmail"));
  }

  private List<Alias> device() {
    return Names.agent(
            doc.first("data.origagentuuid", "data.uuid"), doc.text("agentId"), hostname())
        .all(macs())
        .list();
  }

  private List<Alias> macs() {
    return Names.macs(List.of(doc.text("data.physical").split(",", 33)));
  }

  private String hostname() {
    return doc.first("data.computerName", "data.origagentname");
  }

  /** Who was at work on the device, and else the person at the console. */
  private String process() {
    return doc.first("data.sourceprocessusername", "data.loginsusername");
  }

  private Ecs ecs(Meaning meaning) {
    Ecs ecs = new Ecs(at(), "SentinelOne", "sentinelone.activity");
    meaning.kind(ecs);
    macs().forEach(mac -> ecs.add("host.mac", Names.ecsMac(mac)));
    return user(ecs)
        .put("event.action", meaning.action())
        .put("event.code", doc.text("activityType"))
        .put("event.id", doc.text("id"))
        .put("event.reason", doc.text("primaryDescription"))
        .put("message", doc.text("secondaryDescription"))
        .put("rule.id", doc.text("data.ruleid"))
        .put("rule.name", doc.first("data.rulename", "data.ruleName"))
        .put("host.id", doc.text("agentId"))
        .put("host.name", hostname())
        .put("host.hostname", hostname())
        .put("host.type", doc.text("data.origagentmachinetype"))
        .put(
            "host.os.type",
            doc.first("data.origagentosfamily", "osFamily").toLowerCase(Locale.ROOT))
        .put("device.id", doc.text("agentId"))
        .put("organization.id", doc.text("accountId"))
        .address("source", address());
  }

  private Ecs user(Ecs ecs) {
    if (!process().isEmpty()) {
      return ecs.put("user.name", Names.userName(process()))
          .put("user.domain", Names.domain(process()));
    }
    String login = login();
    return ecs.put("user.id", doc.text("userId"))
        .put("user.name", login.isEmpty() ? doc.text("data.lastLoggedInUserName") : login)
        .put("user.full_name", doc.text("data.fullName"))
        .put("user.email", doc.first("data.email", "data.userEmail"));
  }
}
