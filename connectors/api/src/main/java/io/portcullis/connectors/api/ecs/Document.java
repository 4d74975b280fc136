package io.portcullis.connectors.api.ecs;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;

/** One document: its own fields are kept as they are, and say what they say. */
record Document(Doc doc, long place, ParseContext context) {
  private static final Set<String> TELEMETRY =
      Set.of("process", "file", "registry", "library", "driver", "package", "web", "database");

  Parsed parsed() {
    if (!doc.has("@timestamp") && !doc.has("event") && !doc.has("event.kind")) {
      throw new BadRecord("@timestamp: missing, and there is no event either: not ECS");
    }
    Instant at = Times.occurred(context, doc, "@timestamp", "event.created");
    Categories categories = Categories.of(doc);
    if (doc.text("event.kind").equals("metric")) {
      return new Parsed.Ignored(Parsed.IgnoreReason.HOUSEKEEPING);
    }
    if (!categories.isAlert() && categories.only(TELEMETRY)) {
      return new Parsed.Ignored(Parsed.IgnoreReason.TELEMETRY);
    }
    Names names = new Names(doc);
    Signals signals = new Signals(context, place, doc.text("event.id"), at, actor());
    say(signals, names, categories);
    Parsed.Understood understood = signals.with(new Ecs(at, "", ""));
    return new Parsed.Understood(understood.signals(), Fields.of(doc, at));
  }

  private Actor actor() {
    return new Actor(
        doc.text("user.id"), doc.text("user.name"), doc.first("source.ip", "client.ip"));
  }

  /** Of an account's change it is the account; else the device comes first, then the person. */
  private void say(Signals signals, Names names, Categories categories) {
    Statement statement = new Meaning(doc, categories).statement();
    boolean person = categories.has("iam") || categories.has("authentication");
    List<Alias> device = names.device();
    List<Alias> people = categories.has("iam") ? names.target() : names.person();
    if (person && !people.isEmpty()) {
      signals.say(SubjectKind.IDENTITY, people, statement);
    } else if (!device.isEmpty()) {
      signals.say(SubjectKind.DEVICE, device, statement);
    } else {
      signals.note(SubjectKind.IDENTITY, people, statement);
    }
    Observed.certificate(doc)
        .ifPresent(held -> signals.say(SubjectKind.DEVICE, held.names(device), held.statement()));
  }
}
