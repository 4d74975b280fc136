package io.portcullis.connectors.api.cef;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Syslog;
import io.portcullis.connectors.api.Times;

/**
 * One event: {@code CEF:Version|Vendor|Product|Device Version|Class ID|Name|Severity|Extension}
 * (Micro Focus Security ArcSight Common Event Format, version 26).
 */
record Event(
    String vendor,
    String product,
    String classId,
    String name,
    String severity,
    Extension extension,
    Instant at,
    String host) {
  private static final int HEADER = 7;
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("MMM d yyyy HH:mm:ss", Locale.US);

  static Event read(String text, Syslog syslog, ParseContext context) {
    if (!text.startsWith("CEF:")) {
      throw new BadRecord("no CEF: in the line");
    }
    List<String> header = new ArrayList<>();
    int end = header(text, header);
    if (header.size() < HEADER) {
      throw new BadRecord("CEF header: found " + header.size() + " of 7 fields");
    }
    Extension extension = Extension.of(text.substring(Math.min(end, text.length())));
    return new Event(
        header.get(1),
        header.get(2),
        header.get(4),
        header.get(5),
        header.get(6),
        extension,
        time(extension, syslog, context),
        extension.first("dvchost", "deviceHostName").isEmpty()
            ? syslog.host()
            : extension.first("dvchost", "deviceHostName"));
  }

  /** Where the extension begins. A bar or backslash in a field is escaped. */
  private static int header(String text, List<String> fields) {
    StringBuilder field = new StringBuilder();
    int at = 0;
    while (at < text.length() && fields.size() < HEADER) {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < text.length()) {
        at++;
        field.append(text.charAt(at));
      } else if (c == '|') {
        fields.add(field.toString().strip());
        field.setLength(0);
      } else {
        field.append(c);
      }
      at++;
    }
    if (fields.size() == HEADER - 1 && !field.isEmpty()) {
      fields.add(field.toString().strip());
    }
    return at;
  }

  private static Instant time(Extension extension, Syslog syslog, ParseContext context) {
    for (String field : List.of("rt", "end", "start", "deviceReceiptTime")) {
      String text = extension.text(field);
      if (!text.isEmpty()) {
        return Times.notAhead(context, field, read(field, text));
      }
    }
    return syslog.time();
  }

  /** Milliseconds, or "May 30 2026 07:00:01" with a fraction and a zone that may be missing. */
  private static Instant read(String field, String text) {
    if (!Character.isLetter(text.charAt(0))) {
      return Times.read(field, text);
    }
    try {
      String bare = text.replaceFirst("[. ]\\d{3}(?= |$)", "").replaceFirst(" [A-Z]{3,5}$", "");
      return LocalDateTime.parse(bare.replaceAll(" +", " "), WRITTEN).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new BadRecord(field + ": not a time that can be read");
    }
  }
}
