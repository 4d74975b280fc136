package io.portcullis.connectors.radius.accounting;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Times;

/** FreeRADIUS's spellings of time. A zone's short name is read as Java knows it. */
final class RadiusTime {
  private static final Pattern BLANKS = Pattern.compile(" +");
  private static final DateTimeFormatter ATTRIBUTE =
      DateTimeFormatter.ofPattern("MMM d yyyy HH:mm:ss zzz", Locale.US);
  private static final DateTimeFormatter HEADER =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.US);

  private RadiusTime() {}

  /**
   * Event-Timestamp (RFC 2869) is when it happened; Timestamp and the detail file's header are when
   * the server got it, so Acct-Delay-Time is taken off.
   */
  static Instant of(Attributes attributes, ParseContext context) {
    String event = attributes.text("Event-Timestamp");
    if (!event.isEmpty()) {
      return checked(context, "Event-Timestamp", attribute(event));
    }
    long delay = attributes.seconds("Acct-Delay-Time");
    String stamp = attributes.text("Timestamp");
    if (!stamp.isEmpty()) {
      return checked(context, "Timestamp", Times.read("Timestamp", stamp)).minusSeconds(delay);
    }
    String header = attributes.text("Detail-Header");
    return header.isEmpty()
        ? context.receivedAt().minusSeconds(delay)
        : checked(context, "detail header", header(header)).minusSeconds(delay);
  }

  static Instant header(String text) {
    try {
      return LocalDateTime.parse(BLANKS.matcher(text.strip()).replaceAll(" "), HEADER)
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new BadRecord("detail header: not a time that can be read");
    }
  }

  private static Instant attribute(String text) {
    if (!Character.isLetter(text.charAt(0))) {
      return Times.read("Event-Timestamp", text);
    }
    try {
      return ZonedDateTime.parse(BLANKS.matcher(text).replaceAll(" "), ATTRIBUTE).toInstant();
    } catch (DateTimeException e) {
      throw new BadRecord("Event-Timestamp: not a time that can be read");
    }
  }

  private static Instant checked(ParseContext context, String field, Instant time) {
    return Times.notAhead(context, field, time);
  }
}
