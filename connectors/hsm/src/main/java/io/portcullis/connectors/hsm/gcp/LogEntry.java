package io.portcullis.connectors.hsm.gcp;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.connectors.api.X509;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.Authenticated;
import io.portcullis.model.Statement.KeyOperated;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.SubjectKind;

/** One entry of the audit log: what it says, and about whom. */
record LogEntry(Doc doc, long place, ParseContext context) {
  Parsed parsed() {
    Audit audit = new Audit(doc);
    String method = audit.method();
    Optional<Topic> topic = Topic.of(audit);
    if (topic.isEmpty() && audit.denied()) {
      topic = Optional.of(Topic.PRIVILEGE);
    }
    if (topic.isEmpty() && !method.equals("unknown")) {
      return new Parsed.Ignored(ignored(audit));
    }
    Topic about = topic.orElse(Topic.POLICY);
    Instant at = Times.occurred(context, doc, "timestamp", "receiveTimestamp");
    Actor actor = new Actor(audit.subject(), audit.principal(), audit.address());
    Signals signals = new Signals(context, place, vendorId(audit), at, actor);
    say(signals, audit, about);
    return signals.with(new EntryEcs(audit, about).document(at));
  }

  private static Parsed.IgnoreReason ignored(Audit audit) {
    if (audit.service().equals("k8s.io")) {
      return Parsed.IgnoreReason.TELEMETRY;
    }
    return Topic.read(audit) ? Parsed.IgnoreReason.READ_ONLY : Parsed.IgnoreReason.OTHER_OBJECT;
  }

  /** insertId is unique among the entries of one log with one timestamp, so both belong to it. */
  private String vendorId(Audit audit) {
    String insert = audit.entry().text("insertId");
    return insert.isEmpty() ? "" : insert + "|" + audit.entry().text("timestamp");
  }

  private void say(Signals signals, Audit audit, Topic topic) {
    switch (audit.service()) {
      case "cloudkms" -> key(signals, audit, topic);
      case "privateca" -> authority(signals, audit, topic);
      case "login" -> login(signals, audit, topic);
      default -> person(signals, audit, other(audit, topic));
    }
  }

  private static Statement other(Audit audit, Topic topic) {
    return audit.service().equals("iap") && audit.verb().equals("AuthorizeUser")
        ? new Authenticated(audit.success(), "identity-aware-proxy", audit.reason())
        : new Noted(topic.word(), audit.method(), audit.success());
  }

  private void person(Signals signals, Audit audit, Statement statement) {
    Who who = new Who(audit.principal());
    Statement said =
        who.names().isEmpty() && !(statement instanceof Noted)
            ? new Noted("authentication", audit.method(), audit.success())
            : statement;
    signals.note(who.kind(), who.names(), said);
  }

  private void key(Signals signals, Audit audit, Topic topic) {
    KeyUse use = new KeyUse(audit);
    Statement statement =
        topic == Topic.KEY
            ? use.statement()
            : new Noted(topic.word(), audit.method(), audit.success());
    if (use.names().isEmpty()) {
      boolean operated = statement instanceof KeyOperated;
      Noted noted = new Noted("key", audit.method(), audit.success());
      person(signals, audit, operated ? noted : statement);
    } else {
      signals.say(SubjectKind.KEY, use.names(), statement);
    }
  }

  private void authority(Signals signals, Audit audit, Topic topic) {
    Authority authority = new Authority(audit);
    Statement statement =
        topic == Topic.CERTIFICATE
            ? authority.statement()
            : new Noted(topic.word(), audit.method(), audit.success());
    if (statement instanceof Noted) {
      signals.note(SubjectKind.AUTHORITY, authority.names(), statement);
      return;
    }
    X509Certificate certificate = authority.certificate().orElseThrow();
    List<Alias> holder = X509.aliases(certificate);
    signals.say(SubjectKind.WORKLOAD, holder, statement);
  }

  private void login(Signals signals, Audit audit, Topic topic) {
    Login login = new Login(audit);
    Who who = login.person();
    Statement statement = login.statement(audit.entry().text("insertId"), topic);
    if (who.names().isEmpty()) {
      signals.aboutSource(new Noted(topic.word(), audit.verb(), audit.success()));
    } else {
      signals.say(SubjectKind.IDENTITY, who.names(), statement);
    }
  }
}
