package io.portcullis.connectors.hsm.vault;

import java.time.Instant;
import java.util.List;

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
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.SubjectKind;

/**
 * One entry. What a request wants is noted only, so that one call does not count as two uses: what
 * came of it is in the response, or in the request's own error where it was refused.
 */
record AuditEntry(Doc doc, long place, ParseContext context) {

  Parsed parsed() {
    Call call = new Call(doc);
    if (call.area() == Area.SYSTEM && new SystemCall(call).housekeeping()) {
      return new Parsed.Ignored(Parsed.IgnoreReason.HOUSEKEEPING);
    }
    Caller caller = new Caller(doc);
    Instant at = Times.occurred(context, doc, "time");
    Actor actor = new Actor(caller.id(), caller.name(), caller.address());
    Signals signals = new Signals(context, place, vendorId(call), at, actor);
    if (call.isResponse() || !call.success()) {
      say(signals, call, caller);
    } else {
      signals.note(SubjectKind.IDENTITY, caller.names(), asked(call));
    }
    return signals.with(new EntryEcs(call, caller).document(at, context.source()));
  }

  private static Noted asked(Call call) {
    Noted wanted = call.area() == Area.SYSTEM ? new SystemCall(call).statement() : noted(call);
    return new Noted(wanted.topic(), "request " + wanted.action(), true);
  }

  private String vendorId(Call call) {
    return call.id().isEmpty() ? "" : call.id() + "|" + doc.text("type");
  }

  private void say(Signals signals, Call call, Caller caller) {
    switch (call.area()) {
      case KEY -> key(signals, call, caller);
      case CERTIFICATE -> certificate(signals, call);
      case AUTHENTICATION -> login(signals, call, caller);
      case SYSTEM ->
          signals.note(SubjectKind.IDENTITY, caller.names(), new SystemCall(call).statement());
      default -> signals.note(SubjectKind.IDENTITY, caller.names(), noted(call));
    }
  }

  private static Noted noted(Call call) {
    return new Noted(call.area().word(), call.operation() + " " + call.path(), call.success());
  }

  private void key(Signals signals, Call call, Caller caller) {
    TransitCall transit = new TransitCall(call, context.source());
    List<Alias> names = transit.names();
    if (names.isEmpty()) {
      signals.note(SubjectKind.IDENTITY, caller.names(), noted(call));
    } else {
      signals.say(SubjectKind.KEY, names, transit.statement(caller));
    }
  }

  private void certificate(Signals signals, Call call) {
    PkiCall pki = new PkiCall(call, context.source());
    Statement statement = pki.statement();
    if (statement instanceof Statement.CertificateIssued) {
      List<Alias> holder = X509.aliases(pki.certificate().orElseThrow());
      signals.say(SubjectKind.WORKLOAD, holder, statement);
    } else {
      signals.say(SubjectKind.AUTHORITY, pki.authority(), statement);
    }
  }

  /** A refused login has no token yet, so it names nobody unless the path does. */
  private void login(Signals signals, Call call, Caller caller) {
    List<Alias> names = caller.names().isEmpty() ? new LoginPath(call).names() : caller.names();
    if (names.isEmpty()) {
      signals.aboutSource(noted(call));
    } else {
      String type = doc.text("request.mount_type");
      String method = type.isEmpty() ? call.mount() : type;
      signals.say(
          SubjectKind.IDENTITY, names, new Authenticated(call.success(), method, call.error()));
    }
  }
}
