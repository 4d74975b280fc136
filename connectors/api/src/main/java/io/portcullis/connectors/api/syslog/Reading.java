package io.portcullis.connectors.api.syslog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Syslog;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;

/** Turns a line into signals and its ECS record; a line without header and form is an error. */
record Reading(Syslog syslog, long place, ParseContext context) {

  Parsed parsed() {
    Optional<Said> said = Meanings.of(syslog.message());
    if (said.isEmpty()) {
      if (syslog.app().isEmpty() && syslog.host().isEmpty() && syslog.severity() < 0) {
        throw new BadRecord("not a syslog line: no priority, time or program before the message");
      }
      return new Parsed.Ignored(Parsed.IgnoreReason.HOUSEKEEPING);
    }
    Said what = said.get();
    Actor actor = new Actor("", what.user(), what.address());
    Signals signals = new Signals(context, place, "", syslog.time(), actor);
    signals.note(SubjectKind.IDENTITY, person(what.user()), what.statement());
    return signals.with(ecs(what));
  }

  private static List<Alias> person(String user) {
    boolean mail = user.contains("@");
    return new Aliases()
        .add(AliasType.UPN, mail ? user : "")
        .add(AliasType.USER_NAME, mail ? "" : user)
        .list();
  }

  private Ecs ecs(Said said) {
    boolean login = said.statement() instanceof Statement.Authenticated;
    boolean session = said.topic().equals("session");
    Ecs ecs =
        new Ecs(syslog.time(), "syslog", "system.auth")
            .kind(login ? "authentication" : session ? "session" : "iam", login ? "start" : "info")
            .outcome(said.success())
            .put("event.action", said.action().toLowerCase(Locale.ROOT).replace(' ', '-'))
            .put("event.reason", said.success() ? "" : said.action())
            .put("user.name", said.user())
            .put("host.name", syslog.host())
            .put("host.hostname", syslog.host())
            .put("process.name", syslog.app());
    if (syslog.severity() >= 0) {
      ecs.put("log.syslog.severity.code", syslog.severity());
    }
    return ecs.address("source", said.address()).address("client", said.address());
  }
}
