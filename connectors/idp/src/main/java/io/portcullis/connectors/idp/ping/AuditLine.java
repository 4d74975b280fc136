package io.portcullis.connectors.idp.ping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Syslog;
import io.portcullis.connectors.api.Times;

/**
 * A line of audit.log in one of the forms that log4j2.xml of PingFederate offers: names and values
 * (Splunk), columns between bars (the default), or CEF. Its times have no zone and are read as UTC.
 */
final class AuditLine {
  private static final int MAX_PAIRS = 100;
  private static final Pattern TIME =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d[,.]\\d{3})\\s*(?:\\|\\s*)?(.*)");
  private static final Pattern PAIR =
      Pattern.compile("([A-Za-z][\\w.-]{0,60})=(?:\"([^\"]*+)\"|([^\\s\"]*+))");
  private static final Pattern CEF_NAME = Pattern.compile("(?:^|\\s)(\\w{1,40})=");
  private static final DateTimeFormatter CEF_TIME =
      DateTimeFormatter.ofPattern("MMM dd yyyy HH:mm:ss.SSS", Locale.US);

  /** Columns of the default layout. */
  private static final List<String> COLUMNS =
      List.of(
          "trackingid",
          "event",
          "subject",
          "ip",
          "app",
          "connectionid",
          "protocol",
          "host",
          "role",
          "status",
          "adapterid",
          "description",
          "responsetime");

  /** Columns of admin.log, which tells what administrators did. */
  private static final List<String> ADMIN =
      List.of("subject", "adminrole", "ip", "component", "event", "description");

  private AuditLine() {}

  static boolean timed(String line) {
    return TIME.matcher(line).matches();
  }

  /**
   * @throws BadRecord when the line is in none of these forms, or names no event
   */
  static AuditEvent read(Syslog syslog, ParseContext context) {
    int cef = syslog.message().indexOf("CEF:");
    AuditEvent event =
        cef >= 0 ? cef(syslog.message().substring(cef), syslog, context) : own(syslog, context);
    if (event.first("event").isEmpty()) {
      throw new BadRecord("event: missing");
    }
    return event;
  }

  private static AuditEvent own(Syslog syslog, ParseContext context) {
    Matcher timed = TIME.matcher(syslog.message());
    boolean matches = timed.matches();
    Instant at =
        matches
            ? Times.notAhead(context, "log time", Times.read("log time", timed.group(1)))
            : syslog.time();
    String rest = matches ? timed.group(2) : syslog.message();
    return new AuditEvent(
        at, rest.contains("|") && !rest.contains("=\"") ? bars(rest) : pairs(rest));
  }

  /** The first of two equal names counts. */
  private static Map<String, String> pairs(String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher pair = PAIR.matcher(text);
    while (pair.find() && fields.size() < MAX_PAIRS) {
      String value = pair.group(2) == null ? pair.group(3) : pair.group(2);
      fields.putIfAbsent(pair.group(1).toLowerCase(Locale.ROOT), value);
    }
    if (fields.isEmpty()) {
      throw new BadRecord("not a line of the audit log: neither names and values nor columns");
    }
    return fields;
  }

  private static Map<String, String> bars(String text) {
    String[] columns = text.split("\\|", -1);
    if (columns.length >= ADMIN.size() && !columns[0].strip().startsWith("tid:")) {
      return named(ADMIN, columns);
    }
    if (columns.length < COLUMNS.indexOf("status") + 1) {
      throw new BadRecord("a line of the audit log with too few columns");
    }
    return named(COLUMNS, columns);
  }

  private static Map<String, String> named(List<String> names, String[] columns) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < names.size() && i < columns.length; i++) {
      fields.put(names.get(i), columns[i].strip());
    }
    return fields;
  }

  private static AuditEvent cef(String text, Syslog syslog, ParseContext context) {
    String[] head = text.split("(?<!\\\\)\\|", 8);
    if (head.length < 8) {
      throw new BadRecord("CEF header: too few parts");
    }
    Map<String, String> extension = extension(head[7]);
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("event", head[4]);
    fields.put("subject", extension.getOrDefault("duid", extension.getOrDefault("suser", "")));
    fields.put("ip", extension.getOrDefault("src", ""));
    fields.put("status", extension.getOrDefault("msg", ""));
    fields.put("host", extension.getOrDefault("dvchost", ""));
    fields.put("trackingid", extension.getOrDefault("externalId", ""));
    fields.put("connectionid", extension.getOrDefault("cs2", ""));
    fields.put("protocol", extension.getOrDefault("cs3", ""));
    fields.put("role", extension.getOrDefault("cs4", ""));
    String time = extension.getOrDefault("rt", "");
    return new AuditEvent(time.isEmpty() ? syslog.time() : time(time, context), fields);
  }

  /** Values reach as far as the next name: they hold blanks without quotes. */
  private static Map<String, String> extension(String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher name = CEF_NAME.matcher(text);
    String last = "";
    int from = 0;
    while (name.find() && fields.size() < MAX_PAIRS) {
      if (!last.isEmpty()) {
        fields.putIfAbsent(last, text.substring(from, name.start()).strip());
      }
      last = name.group(1);
      from = name.end();
    }
    if (!last.isEmpty()) {
      fields.putIfAbsent(last, text.substring(from).strip());
    }
    return fields;
  }

  private static Instant time(String text, ParseContext context) {
    try {
      Instant at = LocalDateTime.parse(text, CEF_TIME).toInstant(ZoneOffset.UTC);
      return Times.notAhead(context, "rt", at);
    } catch (DateTimeException e) {
      return Times.notAhead(context, "rt", Times.read("rt", text));
    }
  }
}
