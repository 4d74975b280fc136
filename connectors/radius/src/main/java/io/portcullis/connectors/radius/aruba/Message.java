package io.portcullis.connectors.radius.aruba;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.IpLiteral;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Syslog;

/**
 * One line, whichever system wrote it.
 *
 * @param code number of the message in the vendor's list, or empty
 * @param program e.g. "authmgr", "stm", "auth", "lldp"; or empty
 * @param device name of the controller, access point or switch that tells it, or empty
 * @param address of that device, or empty
 */
record Message(
    Syslog syslog,
    String code,
    String program,
    String level,
    String device,
    String address,
    String text) {
  /**
   * ArubaOS, Instant: {@code authmgr[1]: <522274> <5962> <ERRS> AP:name <name 203.0.113.1> text}.
   */
  private static final Pattern CONTROLLER =
      Pattern.compile(
          "(?:\\d{4} )?(?:(\\S{1,80} )?([\\w.-]{1,60})(?:\\[\\d{1,9}\\])?: ?)?<(\\d{6})>"
              + " (?:<\\d{1,9}> )?<([A-Z]{3,5})> ++(?:\\|([\\w@:. -]{1,120})\\|"
              + " ++)?(?:AP:(\\S{1,100}) )?(?:<(\\S{1,100}) ([\\w.:]{1,45})> )? *+(.*)");

  /** AOS-CX: {@code Event|106|LOG_INFO|AMM|1/1|text}. */
  private static final Pattern EVENT =
      Pattern.compile(
          "(?:.{0,60}?)Event\\|(\\d{1,6})\\|(?:LOG_)?(\\w{1,20})\\|([^|]{0,40})\\|([^|]{0,40})\\|(.*)");

  /** AOS-S: {@code 00419 auth: ST1-CMDR: text}; the number is there where it is set to be. */
  private static final Pattern SWITCH =
      Pattern.compile(
          "(?:(\\d{5}) )?([a-zA-Z][\\w.-]{0,40}|802\\.1[xX]): ++(?:(ST\\d{1,2}-\\w{1,8}): ++)?(.*)");

  static Message read(String line, ParseContext context) {
    Syslog syslog = Syslog.read(line, context);
    String text = syslog.message().strip();
    Matcher controller = CONTROLLER.matcher(text);
    if (controller.matches()) {
      return controller(syslog, controller);
    }
    Matcher event = EVENT.matcher(text);
    if (event.matches()) {
      String program = syslog.app();
      return new Message(
          syslog, event.group(1), program, event.group(2), syslog.host(), "", event.group(5));
    }
    String tagged = syslog.app().isEmpty() ? text : syslog.app() + ": " + text;
    Matcher member = SWITCH.matcher(tagged);
    if (!member.matches()) {
      throw new BadRecord("no line of ArubaOS, AOS-S or AOS-CX");
    }
    return new Message(
        syslog, nothing(member.group(1)), member.group(2), "", syslog.host(), "", member.group(4));
  }

  private static Message controller(Syslog syslog, Matcher line) {
    String program = line.group(2) == null ? syslog.app() : line.group(2);
    String first = nothing(line.group(7));
    String second = nothing(line.group(8));
    // A controller tells its name and address, an access point its address and MAC.
    boolean named = !IpLiteral.is(first);
    String ap = nothing(line.group(6));
    String device = ap.isEmpty() && named ? first : ap;
    return new Message(
        syslog,
        line.group(3),
        program,
        line.group(4),
        device.isEmpty() ? host(syslog, nothing(line.group(1)).strip()) : device,
        named ? second : first,
        line.group(9));
  }

  /** Some controllers write the year where the host's name is due, and that behind it. */
  private static String host(Syslog syslog, String behind) {
    return behind.isEmpty() ? syslog.host() : behind;
  }

  private static String nothing(String text) {
    return text == null ? "" : text;
  }
}
