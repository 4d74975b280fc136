package io.portcullis.connectors.api.cef;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Words;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;

/** Turns an event into signals and its ECS record, as Elastic's own mapping of CEF does. */
record Reading(Event event, long place, ParseContext context) {
  private static final Pattern QUERY = Pattern.compile("\\?.*$");

  Parsed parsed() {
    Topic topic = Topic.of(event);
    if (topic == Topic.TRAFFIC) {
      return new Parsed.Ignored(Parsed.IgnoreReason.TELEMETRY);
    }
    Extension ext = event.extension();
    String user = ext.first("suser", "duser");
    Actor actor = new Actor(ext.first("suid", "duid"), user, ext.first("src", "sourceAddress"));
    Signals signals = new Signals(context, place, ext.text("externalId"), event.at(), actor);
    Statement statement = Meaning.of(event, topic);
    boolean person = topic == Topic.LOGIN || topic == Topic.ACCOUNT || topic == Topic.PRIVILEGE;
    List<Alias> people = person(ext.first("duser", "suser"));
    List<Alias> device = device(ext);
    if (person && !people.isEmpty() || device.isEmpty()) {
      signals.note(SubjectKind.IDENTITY, people, statement);
    } else {
      signals.say(SubjectKind.DEVICE, device, statement);
    }
    return signals.with(ecs(topic));
  }

  private static List<Alias> person(String name) {
    String bare = name.substring(name.lastIndexOf('\\') + 1);
    boolean mail = bare.contains("@");
    return new Aliases()
        .add(AliasType.UPN, mail ? bare : "")
        .add(AliasType.USER_NAME, mail ? "" : bare)
        .list();
  }

  /** Where it happened to: the destination of what came over the net, else the source. */
  private static List<Alias> device(Extension ext) {
    List<Alias> target =
        new Aliases()
            .add(AliasType.MAC, ext.text("dmac"))
            .add(AliasType.HOSTNAME, ext.text("dhost"))
            .list();
    return target.isEmpty()
        ? new Aliases()
            .add(AliasType.MAC, ext.text("smac"))
            .add(AliasType.HOSTNAME, ext.text("shost"))
            .list()
        : target;
  }

  private Ecs ecs(Topic topic) {
    Extension ext = event.extension();
    Ecs ecs = new Ecs(event.at(), event.vendor(), "cef.log").kind(topic.category(), topic.type());
    ecs.put("event.outcome", Meaning.outcome(event))
        .put("observer.product", event.product())
        .put("observer.hostname", event.host())
        .put("event.code", event.classId())
        .put("event.id", ext.text("externalId"))
        .put("event.action", ext.text("act").isEmpty() ? event.name() : ext.text("act"))
        .put("event.reason", ext.text("reason"))
        .put("event.provider", ext.text("cat"))
        .put("log.level", event.severity().toLowerCase(Locale.ROOT))
        .put("message", ext.text("msg").isEmpty() ? event.name() : ext.text("msg"))
        .put("rule.name", ext.text("cs1Label").equalsIgnoreCase("rule") ? ext.text("cs1") : "");
    people(ecs, ext);
    network(ecs, ext);
    return ecs.put("file.name", ext.text("fname")).put("file.path", ext.text("filePath"));
  }

  private static void people(Ecs ecs, Extension ext) {
    String user = ext.first("suser", "duser");
    ecs.put("user.name", user)
        .put("user.id", ext.first("suid", "duid"))
        .put("user.domain", ext.first("sntdom", "dntdom"))
        .put("user.email", user.contains("@") ? user : "")
        .put("source.user.name", ext.text("suser"))
        .put("source.user.id", ext.text("suid"))
        .put("destination.user.name", ext.text("duser"))
        .put("destination.user.id", ext.text("duid"))
        .put("host.name", ext.first("dhost", "shost"))
        .put("device.id", ext.text("deviceExternalId"));
  }

  private static void network(Ecs ecs, Extension ext) {
    ecs.put("source.domain", ext.text("shost"))
        .put("source.mac", mac(ext.text("smac")))
        .put("source.port", port(ext.text("spt")))
        .put("destination.domain", ext.text("dhost"))
        .put("destination.mac", mac(ext.text("dmac")))
        .put("destination.port", port(ext.text("dpt")))
        .put("network.transport", ext.text("proto").toLowerCase(Locale.ROOT))
        .put("url.original", QUERY.matcher(ext.text("request")).replaceFirst(""));
    ecs.address("source", ext.first("src", "c6a2"))
        .address("destination", ext.first("dst", "c6a3"))
        .address("observer", ext.text("dvc"));
  }

  private static Object port(String text) {
    return Words.digits(text, 5) ? Integer.valueOf(text) : "";
  }

  private static String mac(String text) {
    return text.replace(':', '-').toUpperCase(Locale.ROOT);
  }
}
