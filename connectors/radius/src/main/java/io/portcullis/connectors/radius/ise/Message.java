package io.portcullis.connectors.radius.ise;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Times;

/**
 * One message (Cisco ISE, "Syslogs" guide): a code that tells what happened, its words, and pairs.
 *
 * @param category e.g. CISE_Failed_Attempts; "CISE_Alarm" for an alarm; or empty
 * @param code e.g. 5400; empty in a segment that is not the first, and in an alarm
 * @param text what the code means, in words
 * @param complete false when segments are missing
 */
record Message(
    String category,
    String id,
    String code,
    String severity,
    String text,
    Pairs pairs,
    Instant at,
    boolean dated,
    String host,
    boolean complete) {
  private static final Pattern LINE_END = Pattern.compile("#0?15\\s*$");
  private static final Pattern HEAD =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,6})? [+-]\\d\\d:\\d\\d)"
              + " (\\d{1,12}) (\\d{4,6}) ([A-Z]{3,7}) +([^,=]{1,200}?): ([^,=]{0,300})(?:,"
              + " ?|$)(.*)");
  private static final Pattern ALARM =
      Pattern.compile("(?:CISE_Alarm:? )?(INFO|WARN|WARNING|CRITICAL|ERROR) ?: (.*)");
  private static final Pattern PAIRS_FOLLOW =
      Pattern.compile("(.{1,200}?) ?: (?=[^=;]{1,60}=)(.*)");

  /** So many pairs are a segment even where its header was cut off. */
  private static final int FEW = 3;

  static Message of(Segments.Whole whole, ParseContext context) {
    String text = LINE_END.matcher(whole.text()).replaceFirst("").strip();
    Matcher head = HEAD.matcher(text);
    if (head.matches()) {
      Instant at =
          Times.notAhead(context, "message time", Times.read("message time", head.group(1)));
      String words = head.group(6).strip();
      return new Message(
          category(whole, head.group(5)),
          whole.id(),
          head.group(3),
          head.group(4),
          words,
          Pairs.of(head.group(7)),
          at,
          true,
          whole.syslog().host(),
          whole.complete());
    }
    Matcher alarm = ALARM.matcher(text);
    if (alarm.matches()) {
      return alarm(alarm, whole);
    }
    return segment(whole, text);
  }

  private static Message alarm(Matcher alarm, Segments.Whole whole) {
    Matcher pairs = PAIRS_FOLLOW.matcher(alarm.group(2));
    boolean follow = pairs.matches();
    return new Message(
        "CISE_Alarm",
        "",
        "",
        alarm.group(1),
        follow ? pairs.group(1).strip() : alarm.group(2).strip(),
        follow ? Pairs.alarm(pairs.group(2)) : Pairs.NONE,
        whole.syslog().time(),
        false,
        whole.syslog().host(),
        true);
  }

  /** What a later segment says is worth reading even where the first one never came. */
  private static Message segment(Segments.Whole whole, String text) {
    Pairs pairs = Pairs.of(text);
    boolean some = pairs.values().size() >= (whole.id().isEmpty() ? FEW : 1);
    if (!some) {
      throw new BadRecord("neither a message of ISE, a segment of one, nor an alarm");
    }
    return new Message(
        whole.category(),
        whole.id(),
        "",
        "",
        pairs.first("Response", "FailureReason"),
        pairs,
        whole.syslog().time(),
        false,
        whole.syslog().host(),
        whole.complete());
  }

  private static String category(Segments.Whole whole, String named) {
    return whole.category().isEmpty() ? named.strip().replace(' ', '_') : whole.category();
  }
}
