package io.portcullis.connectors.idp.activedirectory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.WindowsEvent;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.AccountChanged;
import io.portcullis.model.Statement.AccountStatus;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.SubjectKind;

/** One event of a domain controller's security log. */
record SecurityEvent(WindowsEvent event, long place, ParseContext context) {

  Parsed parsed() {
    if (!security()) {
      return new Parsed.Ignored(Parsed.IgnoreReason.TELEMETRY);
    }
    EventKind kind = EventKind.of(event.id());
    Principals principals = new Principals(event);
    Signals signals = new Signals(context, place, event.vendorId(), event.at(), actor(principals));
    say(signals, kind, principals);
    return signals.with(ecs(kind, principals));
  }

  /** Other logs and providers tell of services and drivers. */
  private boolean security() {
    boolean log = event.channel().isEmpty() || event.channel().equalsIgnoreCase("Security");
    String provider = event.provider();
    boolean auditing =
        provider.isEmpty()
            || provider.equalsIgnoreCase("Microsoft-Windows-Security-Auditing")
            || provider.equalsIgnoreCase("Microsoft-Windows-Eventlog");
    return log && auditing;
  }

  private Actor actor(Principals principals) {
    boolean subject = !principals.subjectName().isEmpty();
    return new Actor(
        subject ? principals.subjectSid() : principals.targetSid(),
        subject ? principals.subjectName() : principals.targetName(),
        Address.plain(event.first("IpAddress", "ClientAddress")));
  }

  private void say(Signals signals, EventKind kind, Principals principals) {
    if (kind.topic() == EventKind.Topic.LOGON) {
      Logon logon = new Logon(event);
      // Only the network policy server writes who logs on as the subject.
      boolean target = !principals.targetName().isEmpty();
      List<Alias> names = new ArrayList<>(target ? principals.target() : principals.subject());
      names.addAll(logon.certificate().aliases());
      String name = target ? principals.targetName() : principals.subjectName();
      signals.note(Principals.kind(name), names, logon.statement(kind));
      return;
    }
    Optional<AccountStatus> status = success() ? AccountState.of(event) : Optional.empty();
    if (status.isPresent()) {
      account(signals, principals, status.get());
    } else {
      note(signals, kind, principals);
    }
  }

  private void account(Signals signals, Principals principals, AccountStatus status) {
    if (principals.targetName().isEmpty() && principals.targetSid().isEmpty()) {
      throw new BadRecord("TargetUserName: missing");
    }
    signals.say(
        Principals.kind(principals.targetName()), principals.target(), new AccountChanged(status));
  }

  /** A target is a group in events of groups: then it is about the member. */
  private void note(Signals signals, EventKind kind, Principals principals) {
    Statement statement = new Noted(kind.word(), kind.name(), success());
    boolean group = kind.topic() == EventKind.Topic.GROUP;
    List<Alias> target = group ? principals.member() : principals.target();
    if (target.isEmpty()) {
      signals.note(Principals.kind(principals.subjectName()), principals.subject(), statement);
      return;
    }
    SubjectKind about = group ? SubjectKind.IDENTITY : Principals.kind(principals.targetName());
    signals.note(about, target, statement);
  }

  private boolean success() {
    return event.success().orElse(true);
  }

  private Ecs ecs(EventKind kind, Principals principals) {
    Ecs ecs = event.ecs("active_directory.security").kind(kind.category(), kind.type());
    ecs.put("event.action", kind.name());
    principals.describeSubject(ecs);
    if (kind.topic() == EventKind.Topic.GROUP) {
      group(ecs);
    } else {
      principals.describeTarget(ecs);
    }
    if (kind.topic() == EventKind.Topic.LOGON) {
      Logon logon = new Logon(event);
      logon.certificate().describe(ecs);
      ecs.put("event.outcome", logon.success() ? "success" : "failure")
          .put("event.reason", logon.reason());
    }
    String address = Address.plain(event.first("IpAddress", "ClientAddress"));
    return ecs.address("source", address)
        .address("client", address)
        .put("source.domain", event.first("WorkstationName", "Workstation"))
        .put("source.mac", mac(event.text("CallingStationID")))
        .put("service.name", event.text("ServiceName"));
  }

  /** A calling station is a MAC on a network of cables or radio, and an address on a VPN. */
  private static String mac(String station) {
    return new Aliases()
        .add(AliasType.MAC, station).list().stream()
            .findFirst()
            .map(alias -> alias.value().replace(':', '-').toUpperCase(Locale.ROOT))
            .orElse("");
  }

  private void group(Ecs ecs) {
    ecs.put("group.id", event.text("TargetSid"))
        .put("group.name", event.text("TargetUserName"))
        .put("group.domain", event.text("TargetDomainName"))
        .put("user.target.id", event.text("MemberSid"))
        .put("user.target.name", event.text("MemberName"));
  }
}
