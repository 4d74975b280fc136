package io.portcullis.connectors.ca.x509;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Lines;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Actor;
import io.portcullis.model.Statement;

/**
 * The text database of {@code openssl ca}: status, expiry, revocation with its reason, serial
 * number, file and subject, between tabs. It names no issuer, so it is about the feed.
 */
final class IndexFile {
  private static final Pattern LINE =
      Pattern.compile(
          "([VRE])\\t(\\d{12,14}Z)\\t(?:(\\d{12,14}Z)(?:,(\\w{1,40}))?(?:,\\S*)?)?\\t"
              + "([0-9A-Fa-f]{1,80})\\t([^\\t]*)\\t(.*)");
  private static final Pattern STARTS = Pattern.compile("[VRE]\\t\\d{12,14}Z\\t.*");
  private static final DateTimeFormatter SHORT =
      new DateTimeFormatterBuilder()
          .appendValueReduced(ChronoField.YEAR, 2, 2, 1970)
          .appendPattern("MMddHHmmss")
          .toFormatter(Locale.ROOT);
  private static final DateTimeFormatter LONG =
      new DateTimeFormatterBuilder()
          .appendValue(ChronoField.YEAR, 4)
          .appendPattern("MMddHHmmss")
          .toFormatter(Locale.ROOT);

  private IndexFile() {}

  static boolean is(String firstLine) {
    return STARTS.matcher(firstLine).matches();
  }

  static List<Parsed> parse(byte[] body, ParseContext context) {
    return Lines.parse(body, (line, place) -> read(line.text(), place, context));
  }

  private static Parsed read(String text, long place, ParseContext context) {
    Matcher line = LINE.matcher(text);
    if (!line.matches()) {
      throw new BadRecord("not a line of openssl's index: six fields between tabs");
    }
    boolean revoked = line.group(1).equals("R") && line.group(3) != null;
    Instant at =
        revoked
            ? Times.notAhead(context, "revocation", time("revocation", line.group(3)))
            : context.receivedAt();
    String serial = line.group(5);
    String reason = line.group(4) == null ? "" : line.group(4);
    Signals signals = new Signals(context, place, "", at, Actor.UNKNOWN);
    signals.aboutSource(
        revoked
            ? new Statement.CertificateRevoked("", serial, Reasons.of(reason))
            : new Statement.Noted("certificate", action(line.group(1)), true));
    Ecs ecs =
        new Ecs(at, "OpenSSL", "x509.index")
            .kind("configuration", revoked ? "deletion" : "info")
            .put("event.action", action(line.group(1)))
            .put("event.reason", reason)
            .put("x509.serial_number", serial.toUpperCase(Locale.ROOT))
            .put("x509.not_after", time("expiry", line.group(2)).toString())
            .put("x509.subject.distinguished_name", line.group(7));
    return signals.with(ecs);
  }

  private static String action(String status) {
    return switch (status) {
      case "V" -> "certificate-valid";
      case "R" -> "certificate-revoked";
      default -> "certificate-expired";
    };
  }

  private static Instant time(String field, String text) {
    String digits = text.substring(0, text.length() - 1);
    try {
      DateTimeFormatter format = digits.length() == 12 ? SHORT : LONG;
      return LocalDateTime.parse(digits, format).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new BadRecord(field + ": not a time that can be read");
    }
  }
}
