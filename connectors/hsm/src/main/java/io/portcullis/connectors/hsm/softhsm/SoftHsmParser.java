package io.portcullis.connectors.hsm.softhsm;

import java.util.List;
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
 * Source type {@code softhsm}: syslog lines "program: File.cpp(line): message". They name no token,
 * so the HSM is known as "softhsm:host", or by the source's name where there is no host.
 */
public final class SoftHsmParser implements Parser {
  private static final Pattern MESSAGE =
      Pattern.compile("([A-Za-z0-9_]{1,80}\\.(?:cpp|h))\\((\\d{1,6})\\): (.*)");
  private static final int WARNING = 4;

  @Override
  public String type() {
    return "softhsm";
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
    Matcher message = MESSAGE.matcher(syslog.message());
    if (!message.matches()) {
      throw new BadRecord("not a line of SoftHSM: no File.cpp(line) before the message");
    }
    String text = message.group(3);
    Statement statement = Condition.of(text);
    if (statement instanceof Statement.Noted && syslog.severity() > WARNING) {
      return new Parsed.Ignored(Parsed.IgnoreReason.HOUSEKEEPING);
    }
    Signals signals =
        new Signals(context, place, "", syslog.time(), new Actor("", syslog.app(), syslog.host()));
    signals.say(SubjectKind.AUTHORITY, names(syslog, context), statement);
    return signals.with(ecs(syslog, message.group(1), text));
  }

  private static List<Alias> names(Syslog syslog, ParseContext context) {
    String host = syslog.host().isEmpty() ? context.source() : syslog.host();
    return new Aliases()
        .vendor(AliasType.HSM_TOKEN, "softhsm", host)
        .add(AliasType.HOSTNAME, syslog.host())
        .list();
  }

  private static Ecs ecs(Syslog syslog, String file, String text) {
    Ecs ecs =
        new Ecs(syslog.time(), "SoftHSM", "softhsm.log")
            .kind("host", "info")
            .outcome(syslog.severity() > WARNING)
            .put("event.provider", file)
            .put("host.name", syslog.host())
            .put("process.name", syslog.app())
            .put("message", text);
    return syslog.severity() < 0 ? ecs : ecs.put("log.syslog.severity.code", syslog.severity());
  }
}
