package io.portcullis.connectors.ca.signserver;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Syslog;
import io.portcullis.connectors.api.Times;

/**
 * An entry in its parts.
 *
 * @param event e.g. KEYGEN (org.signserver.server.log.SignServerEventTypes); PROCESS for what a
 *     worker logged
 */
record Entry(String event, Fields fields, Instant at, String host) {
  private static final Pattern LOGGED =
      Pattern.compile(
          "((?:\\d{4}-\\d\\d-\\d\\d[T ])?\\d\\d:\\d\\d:\\d\\d[,.]\\d{3}) +[A-Z]{4,5} +.*",
          Pattern.DOTALL);

  static Parsed read(String text, long place, ParseContext context) {
    int end = text.indexOf('\n');
    String first = end < 0 ? text : text.substring(0, end);
    Syslog syslog = Syslog.read(first, context);
    String message = end < 0 ? syslog.message() : syslog.message() + text.substring(end);
    Matcher logged = LOGGED.matcher(message);
    boolean line = logged.matches();
    Fields fields = Fields.of(message);
    String event = event(fields);
    if (!event.isEmpty()) {
      Instant at = at(fields, line ? logged.group(1) : "", syslog, context);
      return new Reading(new Entry(event, fields, at, syslog.host()), place, context).parsed();
    }
    if (line || message.startsWith("\tat ") || message.startsWith("Caused by:")) {
      return new Parsed.Ignored(Parsed.IgnoreReason.HOUSEKEEPING);
    }
    throw new BadRecord("neither EVENT nor LOG_ID: no entry of SignServer's logs");
  }

  private static String event(Fields fields) {
    String event = fields.text("EVENT");
    boolean worker = !fields.first("LOG_ID", "PROCESS_SUCCESS").isEmpty();
    return event.isEmpty() && worker ? "PROCESS" : event;
  }

  /** REPLY_TIME is an epoch; the log's own time has no zone and comes second. */
  private static Instant at(Fields fields, String logged, Syslog syslog, ParseContext context) {
    String epoch = fields.first("REPLY_TIME", "LOG_TIME", "ResponseTime");
    if (!epoch.isEmpty()) {
      return Times.notAhead(context, "REPLY_TIME", Times.read("REPLY_TIME", epoch));
    }
    return logged.length() > "00:00:00,000".length()
        ? Times.notAhead(context, "log time", Times.read("log time", logged))
        : syslog.time();
  }

  boolean success() {
    boolean refused =
        fields.text("PROCESS_SUCCESS").equalsIgnoreCase("false")
            || fields.text("CLIENT_AUTHORIZED").equalsIgnoreCase("false")
            || fields.text("SUCCESS").equalsIgnoreCase("false");
    boolean failed = !fields.first("EXCEPTION", "ERROR").isEmpty();
    return !refused && !failed && !fields.text("TESTRESULTS").contains("success=false");
  }
}
