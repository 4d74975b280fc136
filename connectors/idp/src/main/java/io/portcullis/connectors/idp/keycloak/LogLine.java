package io.portcullis.connectors.idp.keycloak;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.api.Line;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Syslog;
import io.portcullis.connectors.api.Times;

/** A line of the server log: time, level, logger, thread, and the event as the message. */
final class LogLine {
  private static final Pattern CONSOLE =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d )?(\\d\\d:\\d\\d:\\d\\d[,.]\\d{3}) +[A-Z]+ +\\[([^\\]]{1,200})\\]"
              + " +\\([^)]{0,200}\\) (.*)");

  private LogLine() {}

  static Parsed read(Line line, Origin origin) {
    Syslog syslog = Syslog.read(line.text(), origin.context());
    Matcher console = CONSOLE.matcher(syslog.message());
    if (!console.matches()) {
      throw new BadRecord("not a line of the server log: no time, level, [logger] and (thread)");
    }
    if (!console.group(3).equals(JsonRecord.LOGGER)) {
      return new Parsed.Ignored(Parsed.IgnoreReason.HOUSEKEEPING);
    }
    return message(console.group(4), time(console, syslog, origin), syslog.host(), origin);
  }

  /** A console format without the date leaves the syslog header's time, or the receipt. */
  private static Instant time(Matcher console, Syslog syslog, Origin origin) {
    if (console.group(1) == null) {
      return syslog.time();
    }
    Instant time = Times.read("log time", console.group(1) + console.group(2));
    return Times.notAhead(origin.context(), "log time", time);
  }

  /** Names and values, or a JSON object behind any prefix, as JSON listeners print it. */
  static Parsed message(String message, Instant at, String host, Origin origin) {
    int brace = message.indexOf('{');
    int equals = message.indexOf('=');
    if (brace >= 0 && (equals < 0 || brace < equals)) {
      return JsonRecord.event(json(message.substring(brace)), at, host, origin);
    }
    Map<String, String> values = KeyValues.of(message);
    return JsonRecord.flat(values, at, host, origin);
  }

  private static Doc json(String text) {
    try {
      Doc doc = Doc.of(Json.VENDOR.readTree(text));
      if (doc.isObject()) {
        return doc;
      }
    } catch (IOException e) {
      throw new BadRecord("malformed JSON in the message");
    }
    throw new BadRecord("the message: expected an object");
  }
}
