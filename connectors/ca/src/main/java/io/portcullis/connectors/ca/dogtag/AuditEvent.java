package io.portcullis.connectors.ca.dogtag;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Syslog;
import io.portcullis.connectors.api.Times;

/**
 * One line: thread, time, source, level, [Name=value] pairs and words (Red Hat Certificate System,
 * Administration Guide, appendix "Audit events").
 *
 * @param name of the event, e.g. CERT_REQUEST_PROCESSED
 * @param words what stands behind the pairs
 */
record AuditEvent(
    String name, Map<String, String> fields, Instant at, String host, String thread, String words) {
  private static final int MAX_FIELDS = 100;
  private static final Pattern TIME =
      Pattern.compile("\\[(\\d{1,2}/\\w{3}/\\d{4}:\\d\\d:\\d\\d:\\d\\d) ([\\w+:-]{1,30})\\]");
  private static final Pattern FIELD =
      Pattern.compile("\\[([A-Za-z][A-Za-z0-9_]{0,60})=([^\\]]*)\\]");
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("d/MMM/uuuu:HH:mm:ss zzz", Locale.US)
          .withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter OFFSET =
      DateTimeFormatter.ofPattern("d/MMM/uuuu:HH:mm:ss xx", Locale.US)
          .withResolverStyle(ResolverStyle.STRICT);

  static AuditEvent read(String line, ParseContext context) {
    Syslog syslog = Syslog.read(line, context);
    String text = syslog.message();
    Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Matcher field = FIELD.matcher(text);
    int end = 0;
    while (field.find() && fields.size() < MAX_FIELDS) {
      fields.putIfAbsent(field.group(1), nothing(field.group(2).strip()));
      end = field.end();
    }
    String name = fields.getOrDefault("AuditEvent", "");
    if (name.isEmpty()) {
      throw new BadRecord("AuditEvent: missing, no line of a signed audit log");
    }
    Matcher time = TIME.matcher(text);
    Instant at = time.find() ? at(time.group(1), time.group(2), context) : syslog.time();
    int dash = text.indexOf(" - ");
    String thread = dash > 0 && dash < 200 ? text.substring(0, dash).strip() : "";
    return new AuditEvent(name, fields, at, syslog.host(), thread, text.substring(end).strip());
  }

  private static Instant at(String time, String zone, ParseContext context) {
    boolean offset = zone.startsWith("+") || zone.startsWith("-");
    try {
      String text = time + " " + (offset ? zone.replace(":", "") : zone);
      Instant at = ZonedDateTime.parse(text, offset ? OFFSET : FORMAT).toInstant();
      return Times.notAhead(context, "audit time", at);
    } catch (DateTimeException e) {
      throw new BadRecord("audit time: not a time that can be read");
    }
  }

  private static String nothing(String value) {
    return value.equals("<null>") || value.equals("--") ? "" : value;
  }

  /** Empty when absent. */
  String field(String name) {
    return fields.getOrDefault(name, "");
  }

  String first(String... names) {
    for (String each : names) {
      if (!field(each).isEmpty()) {
        return field(each);
      }
    }
    return "";
  }

  boolean success() {
    String outcome = first("Outcome", "Result");
    return outcome.isEmpty()
        ? !name.contains("FAIL")
        : outcome.equalsIgnoreCase("success") || outcome.equalsIgnoreCase("succeeded");
  }
}
