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
import io.portcullis.model.Statement.KeyOperated;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.SubjectKind;

/**
 * A record of the audit log: number, time of the HSM's clock (UTC), message, and an HMAC that only
 * HSMs of the same domain can check.
 *
 * @param time "26/05/30 07:00:01", year first
 * @param hmac in hex, or empty
 */
record AuditLine(String number, String time, String message, String hmac) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:.{0,300}?[\\s:])?(\\d{1,10}) {0,16},"
              + "((?:\\d\\d)?\\d\\d/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d),(.{1,1000}?)"
              + "(?:,([0-9A-Fa-f]{32,64}))?(?:,[0-9A-Fa-f]{0,2000})?");
  private static final Pattern SERIAL = Pattern.compile("\\bS/N:? ?(\\d{4,16})");
  private static final Pattern SESSION = Pattern.compile("\\b[Ss]ession (\\d{1,10})");
  private static final Pattern ACCESS = Pattern.compile("\\bAccess (\\d{1,20}:\\d{1,20})");
  private static final Pattern ROLE =
      Pattern.compile("\\bAccess \\d{1,20}:\\d{1,20} (\\S.{0,60}?) (?:container|operation)\\b");
  private static final Pattern CONTAINER = Pattern.compile("\\bcontainer[ =:]+(\\d{1,20})");
  private static final Pattern OPERATION = Pattern.compile("\\boperation (LUNA_\\w{1,80})");
  private static final Pattern RETURNED = Pattern.compile("\\breturned (\\w{1,80})");
  private static final Pattern OUID =
      Pattern.compile("(?i)\\bOUID[ =:]+(?:0x)?([0-9a-f]{16,32})\\b");
  private static final Pattern HANDLE = Pattern.compile("(?i)\\bhandle[ =:]+(\\d{1,12})\\b");
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("yy/MM/dd HH:mm:ss", Locale.ROOT);

  /** Empty for a line that is no audit record. */
  static Optional<AuditLine> find(String line) {
    Matcher form = FORM.matcher(line);
    return form.matches()
        ? Optional.of(
            new AuditLine(form.group(1), form.group(2), form.group(3).strip(), text(form.group(4))))
        : Optional.empty();
  }

  private static String text(String group) {
    return group == null ? "" : group;
  }

  Parsed parsed(String host, Origin origin) {
    Instant at = at(origin);
    Event event = new Event(found(OPERATION), found(RETURNED));
    Actor actor = new Actor(found(ACCESS), found(ROLE), "");
    Signals signals = new Signals(origin.context(), origin.place(), vendorId(), at, actor);
    if (event.name().isEmpty()) {
      // The log's own notices: it is full, it was rotated, its settings changed.
      signals.say(
          SubjectKind.AUTHORITY, origin.hsm(serial(), host), new Noted("hsm", message, true));
    } else {
      say(signals, event, origin.hsm(serial(), host));
    }
    return signals.with(ecs(at, event, host));
  }

  /** The HMAC is over this very record. */
  private String vendorId() {
    return number + "|" + (hmac.isEmpty() ? serial() + "|" + time : hmac.toLowerCase(Locale.ROOT));
  }

  private void say(Signals signals, Event event, List<Alias> hsm) {
    Optional<String> operation = event.keyOperation();
    if (operation.isPresent() && !key().isEmpty()) {
      KeyOperated used = new KeyOperated(operation.get(), found(ROLE), event.success());
      signals.say(SubjectKind.KEY, key(), used);
    } else {
      signals.say(SubjectKind.AUTHORITY, hsm, event.condition());
    }
  }

  private List<Alias> key() {
    String id = found(OUID).isEmpty() ? found(HANDLE) : found(OUID);
    return new Aliases().vendor(AliasType.PKCS11_KEY, serial(), id).list();
  }

  private String serial() {
    return found(SERIAL);
  }

  private Instant at(Origin origin) {
    try {
      String twoDigits = time.substring(time.indexOf('/') - 2);
      Instant at = LocalDateTime.parse(twoDigits, CLOCK).toInstant(ZoneOffset.UTC);
      return Times.notAhead(origin.context(), "time", at);
    } catch (DateTimeException e) {
      throw new BadRecord("time: not a time that can be read");
    }
  }

  private String found(Pattern pattern) {
    Matcher matcher = pattern.matcher(message);
    return matcher.find() ? matcher.group(1) : "";
  }

  private Ecs ecs(Instant at, Event event, String host) {
    Ecs ecs = new Ecs(at, "Thales", "luna.audit");
    if (!event.name().isEmpty()) {
      ecs.outcome(event.success());
    }
    return ecs.kind(event.login() ? "authentication" : "iam", event.login() ? "start" : "info")
        .put("event.action", event.name())
        .put("event.code", event.result())
        .put("event.id", vendorId())
        .put("event.sequence", Long.parseLong(number))
        .put("message", message)
        .put("user.name", found(ROLE))
        .put("host.name", host)
        .put("device.id", serial())
        .put("luna.session", found(SESSION))
        .put("luna.access", found(ACCESS))
        .put("luna.container", found(CONTAINER))
        .put("luna.key.ouid", found(OUID));
  }
}
