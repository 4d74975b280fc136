package io.portcullis.connectors.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of a syslog line, RFC 5424 or RFC 3164, with or without priority; a line that has none
 * is all message. RFC 3164 gives neither year nor zone: it is read as UTC, in the year that puts it
 * nearest before the receipt.
 *
 * @param severity 0 (emergency) to 7 (debug), -1 where there is no priority
 * @param host empty where the line has none
 * @param app program name without process id, or empty
 */
public record Syslog(int severity, Instant time, String host, String app, String message) {
  private static final String PRI = "(?:<(\\d{1,3})>)?";
  private static final Pattern RFC5424 =
      Pattern.compile(
          PRI + "1 (\\S+) (\\S+) (\\S+) (?:\\S+) (?:\\S+) (?:-|\\[.*?\\](?=\\s|$))\\s?(.*)");
  private static final Pattern RFC3164 =
      Pattern.compile(
          PRI
              + "([A-Z][a-z]{2} [ \\d]\\d \\d{2}:\\d{2}:\\d{2}|\\d{4}-\\d\\d-\\d\\dT\\S+)"
              + "(?: ([^\\s:\\[]+))??(?: ([^\\s:\\[]+)(?:\\[\\d+\\])?:) (.*)");
  private static final Pattern UNTAGGED =
      Pattern.compile(PRI + "([A-Z][a-z]{2} [ \\d]\\d \\d{2}:\\d{2}:\\d{2}) (\\S+) (.*)");
  private static final String MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec";
  private static final Pattern BARE = Pattern.compile(PRI + "(.*)");

  /**
   * @throws BadRecord when the time in the header is none, or lies too far ahead
   */
  public static Syslog read(String line, ParseContext context) {
    Matcher modern = RFC5424.matcher(line);
    if (modern.matches()) {
      Instant time =
          modern.group(2).equals("-")
              ? context.receivedAt()
              : checked(context, Times.read("syslog time", modern.group(2)));
      return new Syslog(
          severity(modern.group(1)),
          time,
          nil(modern.group(3)),
          nil(modern.group(4)),
          modern.group(5).replaceFirst("^\uFEFF", ""));
    }
    Matcher old = RFC3164.matcher(line);
    if (old.matches()) {
      Instant time = checked(context, oldTime(old.group(2), context.receivedAt()));
      return new Syslog(
          severity(old.group(1)), time, nil(old.group(3)), nil(old.group(4)), old.group(5));
    }
    Matcher untagged = UNTAGGED.matcher(line);
    if (untagged.matches()) {
      Instant time = checked(context, oldTime(untagged.group(2), context.receivedAt()));
      return new Syslog(
          severity(untagged.group(1)), time, nil(untagged.group(3)), "", untagged.group(4));
    }
    Matcher bare = BARE.matcher(line);
    boolean matches = bare.matches();
    return new Syslog(
        matches ? severity(bare.group(1)) : -1,
        context.receivedAt(),
        "",
        "",
        matches ? bare.group(2) : line);
  }

  private static Instant checked(ParseContext context, Instant time) {
    return Times.notAhead(context, "syslog time", time);
  }

  private static int severity(String priority) {
    return priority == null ? -1 : Integer.parseInt(priority) & 7;
  }

  private static String nil(String text) {
    return text == null || text.equals("-") ? "" : text;
  }

  private static Instant oldTime(String text, Instant receivedAt) {
    if (Character.isDigit(text.charAt(0))) {
      return Times.read("syslog time", text);
    }
    int year = ZonedDateTime.ofInstant(receivedAt, ZoneOffset.UTC).getYear();
    Instant thisYear = inYear(text, year);
    return thisYear.isAfter(receivedAt.plus(Times.AHEAD)) ? inYear(text, year - 1) : thisYear;
  }

  /** "Nov 6 12:00:01"; the 29th of February is the 28th in a year that has none. */
  private static Instant inYear(String text, int year) {
    int month = MONTHS.indexOf(text.substring(0, 3));
    int day = Integer.parseInt(text.substring(4, 6).strip());
    if (month < 0 || day < 1 || day > 31) {
      throw new BadRecord("syslog time: not a time that can be read");
    }
    try {
      YearMonth of = YearMonth.of(year, month / 4 + 1);
      return of.atDay(Math.min(day, of.lengthOfMonth()))
          .atTime(LocalTime.parse(text.substring(7)))
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new BadRecord("syslog time: not a time that can be read");
    }
  }
}
