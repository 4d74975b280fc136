package io.portcullis.connectors.hsm.luna;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Syslog;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.Authenticated;
import io.portcullis.model.Statement.HsmCondition;
import io.portcullis.model.Statement.HsmHealthChanged;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.SubjectKind;

/**
 * A line of the Luna shell: "level : code : what : user : from" for each command and login, and
 * free text for the state of the HSM (Luna documentation: monitoring, LunaSH command logging).
 */
record ShellLine(Syslog syslog, Origin origin) {
  private static final Pattern FORM =
      Pattern.compile(
          "(\\w{1,10}) : (-?\\d{1,10}) : ([^:]{1,40})(?:: ([^:]{1,500}))? : ([^:]{1,80}) :(.*)");
  private static final Pattern PORT = Pattern.compile("/\\d{1,5}$");
  private static final Pattern STATE =
      Pattern.compile("(?i).*(zeroi[sz]ed|incorrect password|bad login|tamper).*");

  /** Lines that tell the HSM's state are known without the program's name too. */
  static boolean concerns(String message) {
    return FORM.matcher(message).matches();
  }

  Parsed parsed() {
    Matcher form = FORM.matcher(syslog.message());
    boolean read = form.matches();
    if (!read && !STATE.matcher(syslog.message()).matches()) {
      return new Parsed.Ignored(Parsed.IgnoreReason.HOUSEKEEPING);
    }
    String user = read ? form.group(5).strip() : "";
    String from = read ? PORT.matcher(form.group(6).strip()).replaceFirst("") : "";
    Actor actor = new Actor(user, user, from);
    Signals signals = new Signals(origin.context(), origin.place(), "", syslog.time(), actor);
    boolean success = read && form.group(2).equals("0");
    if (read) {
      say(signals, form, user, success);
    } else {
      signals.say(SubjectKind.AUTHORITY, origin.hsm("", syslog.host()), state());
    }
    return signals.with(ecs(actor, success, read ? action(form) : ""));
  }

  private void say(Signals signals, Matcher form, String user, boolean success) {
    List<Alias> person = new Aliases().add(AliasType.USER_NAME, user).list();
    boolean login = form.group(3).toLowerCase(Locale.ROOT).contains("login");
    if (login && !person.isEmpty()) {
      signals.say(SubjectKind.IDENTITY, person, new Authenticated(success, "lunash", ""));
    } else {
      Noted noted = new Noted(topic(action(form)), action(form), success);
      signals.say(SubjectKind.AUTHORITY, origin.hsm("", syslog.host()), noted);
    }
  }

  private static String action(Matcher form) {
    String command = form.group(4);
    return command == null ? form.group(3).strip() : command.strip();
  }

  private static String topic(String command) {
    if (command.contains("policy") || command.startsWith("audit")) {
      return "policy";
    }
    if (command.startsWith("user") || command.contains("role")) {
      return "account";
    }
    return command.contains("client") || command.contains("partition") ? "privilege" : "hsm";
  }

  private Statement state() {
    String text = syslog.message().toLowerCase(Locale.ROOT);
    if (text.contains("zeroi")) {
      return new HsmHealthChanged(HsmCondition.ZEROISED, syslog.message());
    }
    return text.contains("tamper")
        ? new HsmHealthChanged(HsmCondition.TAMPER, syslog.message())
        : new HsmHealthChanged(HsmCondition.AUTHENTICATION_FAILURE, syslog.message());
  }

  private Ecs ecs(Actor actor, boolean success, String action) {
    return new Ecs(syslog.time(), "Thales", "luna.shell")
        .kind("configuration", "info")
        .outcome(success)
        .put("event.action", action)
        .put("user.name", actor.name())
        .address("source", actor.address())
        .put("host.name", syslog.host())
        .put("process.name", syslog.app())
        .put("message", syslog.message());
  }
}
