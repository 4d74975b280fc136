package io.portcullis.connectors.ca.adcs;

import java.time.Instant;
import java.util.List;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.AuthorityChange;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.connectors.api.WindowsEvent;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;

/** Turns an event into signals and its ECS record. */
record Reading(WindowsEvent event, long place, ParseContext context) {

  Parsed parsed() {
    Topic topic = Topic.of(event);
    if (topic == Topic.TELEMETRY) {
      return new Parsed.Ignored(Parsed.IgnoreReason.TELEMETRY);
    }
    Names by = Names.actor(event);
    Document document = new Document(event, topic);
    Actor actor = new Actor(by.sid(), by.name(), document.address());
    Signals signals = new Signals(context, place, event.vendorId(), at(), actor);
    say(signals, topic, Meaning.of(event, topic));
    return signals.with(document.ecs(at()));
  }

  /** Local time stands beside UTC in some events. */
  private Instant at() {
    String utc = event.text("UtcTime");
    return utc.isEmpty()
        ? event.at()
        : Times.notAhead(context, "UtcTime", Times.read("UtcTime", utc));
  }

  private void say(Signals signals, Topic topic, Statement statement) {
    if (statement instanceof Statement.Noted noted && noted.topic().equals(AuthorityChange.TOPIC)) {
      signals.note(SubjectKind.AUTHORITY, authority(), statement);
      return;
    }
    switch (topic) {
      case CERTIFICATE -> about(signals, Names.actor(event), statement);
      case AUTHENTICATION -> login(signals, statement);
      case ACCOUNT, CREDENTIAL, SESSION, PRIVILEGE -> account(signals, topic, statement);
      case DETECTION -> signals.note(SubjectKind.DEVICE, machine(), statement);
      case KEY -> key(signals, statement);
      default -> signals.note(SubjectKind.AUTHORITY, authority(), statement);
    }
  }

  /** A revocation names no issuer and no holder, so it is about the feed. */
  private void about(Signals signals, Names names, Statement statement) {
    if (statement instanceof Statement.CertificateRevoked || !names.present()) {
      signals.aboutSource(statement);
    } else {
      signals.say(names.kind(), names.list(), statement);
    }
  }

  private void login(Signals signals, Statement statement) {
    List<Alias> station = new Aliases().add(AliasType.MAC, event.text("CallingStationID")).list();
    Names who = Names.target(event).present() ? Names.target(event) : Names.actor(event);
    if (!station.isEmpty()) {
      signals.say(SubjectKind.DEVICE, station, statement);
    }
    if (station.isEmpty() || who.present()) {
      signals.note(who.kind(), who.list(), statement);
    }
  }

  private void account(Signals signals, Topic topic, Statement statement) {
    Names target = Names.target(event);
    boolean group = topic == Topic.PRIVILEGE && event.text("MemberSid").isEmpty();
    Names who = target.present() && !group ? target : Names.actor(event);
    if (who.present()) {
      signals.say(who.kind(), who.list(), statement);
    } else {
      signals.note(SubjectKind.AUTHORITY, authority(), statement);
    }
  }

  private void key(Signals signals, Statement statement) {
    List<Alias> key = new Aliases().add(AliasType.KEY_LABEL, event.text("KeyName")).list();
    boolean named = !key.isEmpty();
    signals.note(
        named ? SubjectKind.KEY : SubjectKind.AUTHORITY, named ? key : authority(), statement);
  }

  private List<Alias> authority() {
    return new Aliases()
        .vendor(AliasType.AUTHORITY_NAME, "adcs", event.computer())
        .add(AliasType.HOSTNAME, event.computer())
        .list();
  }

  private List<Alias> machine() {
    return new Aliases()
        .add(AliasType.HOSTNAME, event.computer())
        .add(AliasType.HOSTNAME, event.hostname())
        .list();
  }
}
