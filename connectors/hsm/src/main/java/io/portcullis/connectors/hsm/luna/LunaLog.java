package io.portcullis.connectors.hsm.luna;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Syslog;
import io.portcullis.connectors.api.Times;

/**
 * The header of the appliance's own file "lunalogs": year, date, host, facility and level before
 * the program. Everything else has a header of syslog, or none.
 */
final class LunaLog {
  private static final Pattern BLANKS = Pattern.compile(" +");
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4} [A-Z][a-z]{2} {1,2}\\d{1,2} \\d\\d:\\d\\d:\\d\\d) +(\\S+) +\\w+ +\\w+ +"
              + "(\\w{1,40}) ?\\[\\d{1,10}\\]: (.*)");
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("yyyy MMM d HH:mm:ss", Locale.US);

  private LunaLog() {}

  /**
   * @throws BadRecord when the time is none, or lies too far ahead
   */
  static Syslog read(String line, ParseContext context) {
    Matcher form = FORM.matcher(line);
    return form.matches()
        ? new Syslog(-1, time(form.group(1), context), form.group(2), form.group(3), form.group(4))
        : Syslog.read(line, context);
  }

  private static Instant time(String text, ParseContext context) {
    try {
      LocalDateTime local = LocalDateTime.parse(BLANKS.matcher(text).replaceAll(" "), CLOCK);
      return Times.notAhead(context, "log time", local.toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      throw new BadRecord("log time: not a time that can be read");
    }
  }
}
