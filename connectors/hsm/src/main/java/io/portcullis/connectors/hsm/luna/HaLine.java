package io.portcullis.connectors.hsm.luna;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement;
import io.portcullis.model.Statement.HsmCondition;
import io.portcullis.model.Statement.HsmHealthChanged;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.SubjectKind;

/**
 * A line of a Luna client's haErrorLog.txt: the date, the process, the serial number of the group,
 * and what became of a member (Thales, Luna HSM documentation, "HA Logging"). A member is the
 * partition with that serial number, which is its serial number in PKCS#11 too.
 *
 * @param at the client's local time; it names no zone, and is taken for UTC
 */
record HaLine(Instant at, String group, String said) {
  private static final Pattern FORM =
      Pattern.compile(
          "\\b(?:[A-Z][a-z]{2} )?([A-Z][a-z]{2} {1,2}\\d{1,2} \\d\\d:\\d\\d:\\d\\d \\d{4}) ?: ?"
              + "\\[\\d{1,10}\\] ?HA group:? ?(\\d{1,20})\\b(.*)");
  private static final Pattern BLANKS = Pattern.compile(" +");
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("MMM d HH:mm:ss yyyy", Locale.US);

  private static final Pattern MEMBER = Pattern.compile("(?i)member:? ?(\\d{1,20})\\b");
  private static final Pattern LOST =
      Pattern.compile(
          "(?i)\\b(dropped|unable to reach|can ?not login|error logging in|deactivated|revoked"
              + "|unrecoverable|fail(ed|ure))\\b");
  private static final Pattern BACK =
      Pattern.compile(
          "(?i)\\b(recovered|recovery attempt.{0,40} succeeded|activated|reactivated)\\b");

  /**
   * @throws BadRecord when it is such a line and its time is none, or lies too far ahead
   */
  static Optional<HaLine> find(String text, Origin origin) {
    Matcher form = FORM.matcher(text);
    return form.find()
        ? Optional.of(new HaLine(time(form.group(1), origin), form.group(2), form.group(3).strip()))
        : Optional.empty();
  }

  private static Instant time(String text, Origin origin) {
    try {
      LocalDateTime local = LocalDateTime.parse(BLANKS.matcher(text).replaceAll(" "), CLOCK);
      return Times.notAhead(origin.context(), "HA log time", local.toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      throw new BadRecord("HA log time: not a time that can be read");
    }
  }

  Parsed parsed(Origin origin) {
    Matcher member = MEMBER.matcher(said);
    boolean named = member.find();
    Optional<Statement> statement = statement(named);
    if (statement.isEmpty()) {
      return new Parsed.Ignored(Parsed.IgnoreReason.HOUSEKEEPING);
    }
    String serial = named ? member.group(1) : group;
    List<Alias> hsm = new Aliases().add(AliasType.HSM_TOKEN, serial).list();
    return new Signals(origin.context(), origin.place(), "", at, Actor.UNKNOWN)
        .say(SubjectKind.AUTHORITY, hsm, statement.get())
        .with(ecs(serial));
  }

  /** What is neither lost nor back is of interest where it is about a member. */
  private Optional<Statement> statement(boolean named) {
    if (LOST.matcher(said).find()) {
      return Optional.of(new HsmHealthChanged(HsmCondition.DEGRADED, detail()));
    }
    if (BACK.matcher(said).find()) {
      return Optional.of(new HsmHealthChanged(HsmCondition.HEALTHY, detail()));
    }
    return named ? Optional.of(new Noted("hsm", detail(), true)) : Optional.empty();
  }

  private String detail() {
    String text = "HA group " + group + ": " + said;
    return text.length() > 500 ? text.substring(0, 500) : text;
  }

  private Ecs ecs(String serial) {
    return new Ecs(at, "Thales", "luna.ha")
        .kind("host", "info")
        .put("event.action", "ha-member")
        .put("device.serial_number", serial)
        .put("luna.ha_group", group)
        .put("message", said);
  }
}
