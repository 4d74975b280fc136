package io.portcullis.connectors.hsm.health;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Line;
import io.portcullis.connectors.api.Lines;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Syslog;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;

/**
 * Source type {@code hsm-syslog}. The HSM is named by {@code hsm=}, else by the syslog host, else
 * by the first word; {@code serial=} adds its serial number. The forms: docs/sources/hsm-syslog.md.
 */
public final class HsmSyslogParser implements Parser {
  private static final Pattern NAME = Pattern.compile("\\bhsm=\"?([\\w.-]{1,100})");
  private static final Pattern SERIAL = Pattern.compile("\\bserial=\"?([\\w.:-]{1,100})");
  private static final Pattern USER = Pattern.compile("\\buser=\"?([\\w.@-]{1,100})");
  private static final Pattern FIRST_WORD = Pattern.compile("([A-Za-z][\\w.-]{0,99}) .*");

  @Override
  public String type() {
    return "hsm-syslog";
  }

  @Override
  public Framing framing() {
    return Framing.LINES;
  }

  @Override
  public List<Parsed> parse(byte[] body, ParseContext context) {
    return Lines.parse(body, (line, place) -> read(line, place, context));
  }

  private static Parsed read(Line line, long place, ParseContext context) {
    Syslog syslog = Syslog.read(line.text(), context);
    String text = syslog.message();
    Optional<Statement> statement = Health.of(text);
    if (statement.isEmpty()) {
      return new Parsed.Ignored(Parsed.IgnoreReason.HOUSEKEEPING);
    }
    Actor actor = new Actor("", found(USER, text), "");
    Signals signals = new Signals(context, place, "", syslog.time(), actor);
    String name = name(syslog);
    signals.say(SubjectKind.AUTHORITY, names(name, text), statement.get());
    return signals.with(ecs(syslog, name, actor));
  }

  private static String name(Syslog syslog) {
    String stated = found(NAME, syslog.message());
    if (!stated.isEmpty()) {
      return stated;
    }
    if (!syslog.host().isEmpty()) {
      return syslog.host();
    }
    Matcher first = FIRST_WORD.matcher(syslog.message());
    if (first.matches() && !Health.isCondition(first.group(1))) {
      return first.group(1);
    }
    throw new BadRecord("no name of the HSM: neither hsm=, a syslog host nor a first word");
  }

  private static List<Alias> names(String name, String text) {
    return new Aliases()
        .add(AliasType.HSM_TOKEN, found(SERIAL, text))
        .add(AliasType.AUTHORITY_NAME, name)
        .list();
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }

  private static Ecs ecs(Syslog syslog, String name, Actor actor) {
    return new Ecs(syslog.time(), "HSM", "hsm.syslog")
        .kind("host", "info")
        .put("event.kind", "alert")
        .put("host.name", name)
        .put("process.name", syslog.app())
        .put("user.name", actor.name())
        .put("device.serial_number", found(SERIAL, syslog.message()))
        .put("message", syslog.message());
  }
}
