package io.portcullis.connectors.radius.aruba;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Words;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;

/** Turns a message into signals and its ECS record. */
record Reading(Message message, long place, ParseContext context) {
  private static final Pattern BEGINS = Pattern.compile("\\b(re)?assoc(iat|\\b)|station (msg|up)");
  private static final Words BAD =
      Words.of(
          "fail",
          "invalid",
          "denied",
          "reject",
          "violation",
          "expired",
          "attack",
          "error",
          "timed out");

  Parsed parsed() {
    Topic topic = Topic.of(message);
    if (topic == Topic.NONE) {
      return new Parsed.Ignored(Parsed.IgnoreReason.TELEMETRY);
    }
    Facts facts = new Facts(message);
    Actor actor = new Actor(facts.user(), facts.user(), facts.source());
    Signals signals = new Signals(context, place, "", message.syslog().time(), actor);
    List<Alias> device = facts.device();
    boolean station = !device.isEmpty();
    signals.note(
        station ? SubjectKind.DEVICE : SubjectKind.IDENTITY,
        station ? device : facts.person(),
        statement(topic, facts));
    return signals.with(ecs(topic, facts));
  }

  private boolean success() {
    return !BAD.in(message.text().toLowerCase(Locale.ROOT));
  }

  private Statement statement(Topic topic, Facts facts) {
    if (topic == Topic.LOGIN) {
      String reason = success() ? "" : message.text();
      return new Statement.Authenticated(success(), facts.method(), reason);
    }
    String action = message.code().isEmpty() ? message.text() : message.code();
    return new Statement.Noted(topic.name().toLowerCase(Locale.ROOT), action, success());
  }

  private Ecs ecs(Topic topic, Facts facts) {
    String user = facts.user();
    int domain = user.lastIndexOf('\\');
    Ecs ecs =
        new Ecs(message.syslog().time(), "Aruba", "aruba.log")
            .kind(topic.category(), type(topic))
            .outcome(success())
            .put("event.code", message.code())
            .put("event.action", topic.name().toLowerCase(Locale.ROOT))
            .put("event.provider", message.program())
            .put("event.reason", message.text())
            .put("log.level", message.level().toLowerCase(Locale.ROOT))
            .put("user.name", user.substring(domain + 1))
            .put("user.domain", domain < 0 ? "" : user.substring(0, domain))
            .put("user.email", user.contains("@") ? user.substring(domain + 1) : "")
            .put("user.roles", facts.role())
            .put("observer.name", message.device())
            .put("observer.ingress.interface.name", facts.port())
            .put("source.mac", facts.mac().replace(':', '-').toUpperCase(Locale.ROOT))
            .put("aruba.neighbour", facts.neighbour());
    if (!message.address().isEmpty() && !message.address().contains("-")) {
      ecs.put("observer.address", message.address());
    }
    return ecs.address("source", facts.source())
        .address("client", facts.client())
        .address("server", facts.server());
  }

  private String type(Topic topic) {
    if (topic == Topic.SESSION) {
      return success() && !BEGINS.matcher(message.text().toLowerCase(Locale.ROOT)).find()
          ? "end"
          : "info";
    }
    return topic == Topic.CONFIGURATION ? "change" : "info";
  }
}
