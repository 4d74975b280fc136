package io.portcullis.connectors.idp.okta;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Actor;
import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;

/** One System Log event (object LogEvent of Okta's System Log API). */
record OktaEvent(Doc doc, long place, ParseContext context) {

  Parsed parsed() {
    String type = doc.need("eventType");
    Instant at = Times.occurred(context, doc, "published");
    return Meaning.of(type, doc, success())
        .<Parsed>map(meaning -> understood(type, at, meaning))
        .orElse(new Parsed.Ignored(Parsed.IgnoreReason.HOUSEKEEPING));
  }

  private Parsed understood(String type, Instant at, Meaning meaning) {
    Signals signals = new Signals(context, place, doc.text("uuid"), at, actor());
    say(signals, meaning);
    return signals.with(ecs(type, at, meaning));
  }

  private void say(Signals signals, Meaning meaning) {
    Optional<Doc> device = target("Device");
    if (meaning.topic() == Topic.DEVICE && device.isPresent()) {
      signals.note(SubjectKind.DEVICE, Names.device(device.get()), meaning.statement());
      return;
    }
    Doc person = meaning.topic().aboutTarget() ? target("User").orElse(actorDoc()) : actorDoc();
    if (meaning.statement() instanceof Statement.AccountChanged) {
      signals.say(SubjectKind.IDENTITY, Names.user(person, doc), meaning.statement());
    } else {
      signals.note(SubjectKind.IDENTITY, Names.user(person, doc), meaning.statement());
    }
  }

  private boolean success() {
    String result = result();
    return result.equals("success") || result.equals("allow");
  }

  private String result() {
    return doc.first("outcome.result", "result").toLowerCase(Locale.ROOT);
  }

  private Doc actorDoc() {
    return doc.object("actor");
  }

  private Actor actor() {
    Doc actor = actorDoc();
    String id = actor.present() ? actor.text("id") : doc.text("actorId");
    String name = actor.present() ? actor.text("alternateId") : doc.text("actorName");
    return new Actor(id, name, address());
  }

  private String address() {
    return doc.first("client.ipAddress", "sourceIP");
  }

  private Optional<Doc> target(String type) {
    return doc.list("target").stream()
        .filter(target -> target.text("type").equalsIgnoreCase(type))
        .findFirst();
  }

  private Ecs ecs(String type, Instant at, Meaning meaning) {
    Ecs ecs = new Ecs(at, "Okta", "okta.system");
    ecs.kind(meaning.topic().category(), meaning.topic().type())
        .put("event.action", type)
        .put("event.id", doc.text("uuid"))
        .put("event.outcome", outcome())
        .put("event.reason", doc.first("outcome.reason", "displayMessage"))
        .put("message", doc.text("displayMessage"));
    Names.person(ecs, "user", actorDoc());
    ecs.put("user.id", actor().id()).put("client.user.id", actorDoc().text("id"));
    target("User").ifPresent(target -> Names.person(ecs, "user.target", target));
    return ecs.address("source", address())
        .address("client", address())
        .put("user_agent.original", doc.first("client.userAgent.rawUserAgent", "userAgent"))
        .put("client.geo.city_name", doc.text("client.geographicalContext.city"))
        .put("client.geo.country_name", doc.text("client.geographicalContext.country"))
        .put("device.id", doc.text("device.id"))
        .put("transaction.id", doc.text("transaction.id"));
  }

  private String outcome() {
    return switch (result()) {
      case "success", "allow" -> "success";
      case "failure", "deny" -> "failure";
      case "" -> "";
      default -> "unknown";
    };
  }
}
