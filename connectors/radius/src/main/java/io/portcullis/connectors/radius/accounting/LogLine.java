package io.portcullis.connectors.radius.accounting;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Syslog;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;

/** A line of radiusd's log, out of its file or through syslog. */
record LogLine(String line, long place, ParseContext context) {
  private static final Pattern FILE =
      Pattern.compile("([A-Z][a-z]{2} [A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d \\d{4}) : (.*)");
  private static final Pattern LOGIN =
      Pattern.compile(
          ".{0,80}?\\b(Login OK|Login incorrect|Invalid user|Multiple logins)"
              + "(?: \\((.{0,300}?)\\))?: \\[([^\\]]{0,300})\\](.*)");
  private static final Pattern CLIENT =
      Pattern.compile(" ?\\(from client (\\S+) port (\\d+)(?: cli ([^ )]+))?.*");
  private static final Pattern STRANGER =
      Pattern.compile(".*bound to server (\\S+) from unknown client (\\S+) port (\\d+).*");
  private static final Pattern ANY =
      Pattern.compile("(\\(\\d+\\) |(Auth|Info|Error|ERROR|Warning|WARNING|Debug|Proxy): ).*");

  /** Errors of the modules that log people in, and of the certificates they log in with. */
  private static final Pattern TROUBLE =
      Pattern.compile(
          "(?i).*\\b(auth|error|warning)\\b:.*\\b(eap\\w*|tls|ssl|certificate|crl|ocsp|mschap|chap|pap"
              + "|ldap|kerberos|krb5|authenticat\\w+|reject\\w*|password|shared secret"
              + "|message-authenticator)\\b.*");

  private static final Pattern CERTIFICATE =
      Pattern.compile("(?i).*\\b(certificate|crl|ocsp|unknown ca)\\b.*");
  private static final int LONGEST_ACTION = 200;

  Parsed parsed() {
    Syslog syslog = Syslog.read(line, context);
    Matcher file = FILE.matcher(syslog.message());
    boolean dated = file.matches();
    Instant at =
        dated
            ? Times.notAhead(context, "log time", RadiusTime.header(file.group(1)))
            : syslog.time();
    String message = dated ? file.group(2) : syslog.message();
    Matcher login = LOGIN.matcher(message);
    if (login.matches()) {
      return login(login, at);
    }
    Matcher stranger = STRANGER.matcher(message);
    if (stranger.matches()) {
      return stranger(stranger, at, message.strip());
    }
    if (!dated && syslog.app().isEmpty() && !ANY.matcher(message.strip()).matches()) {
      throw new BadRecord("neither an attribute nor a line of radiusd's log");
    }
    return TROUBLE.matcher(message).matches()
        ? trouble(message.strip(), at)
        : new Parsed.Ignored(Parsed.IgnoreReason.HOUSEKEEPING);
  }

  /** Why a login fails: it names neither the device nor the user. What is quoted may be secret. */
  private Parsed trouble(String message, Instant at) {
    String bare = message.replaceFirst("^\\(\\d+\\) +", "").replaceAll("\"[^\"]*\"", "\"...\"");
    String action = bare.substring(0, Math.min(bare.length(), LONGEST_ACTION));
    boolean certificate = CERTIFICATE.matcher(action).matches();
    Signals signals = new Signals(context, place, "", at, Actor.UNKNOWN);
    signals.aboutSource(
        new Statement.Noted(certificate ? "certificate" : "authentication", action, false));
    return signals.with(ecs(at, action, "").outcome(false));
  }

  private Parsed login(Matcher login, Instant at) {
    String user = user(login.group(3));
    boolean success = login.group(1).equals("Login OK");
    Matcher client = CLIENT.matcher(login.group(4));
    boolean named = client.matches();
    String mac = named && client.group(3) != null ? Names.station(client.group(3)) : "";
    List<Alias> device =
        new Aliases().add(AliasType.MAC, mac).add(AliasType.HOSTNAME, Names.machine(user)).list();
    String reason = login.group(2) == null ? "" : login.group(2);
    Signals signals = new Signals(context, place, "", at, new Actor(user, user, ""));
    signals.note(
        device.isEmpty() ? SubjectKind.IDENTITY : SubjectKind.DEVICE,
        device.isEmpty() ? Names.user(user) : device,
        new Statement.Authenticated(success, "radius", reason));
    Ecs ecs = ecs(at, login.group(1), user).outcome(success).put("event.reason", reason);
    ecs.put("source.mac", mac.replace(':', '-').toUpperCase(Locale.ROOT));
    return signals.with(named ? port(ecs, client.group(1), client.group(2)) : ecs);
  }

  /**
   * The user without what may follow a slash: with auth_badpass set, radiusd writes the password
   * there. Only "host/" belongs to the name.
   */
  private static String user(String logged) {
    String name = logged.replace("\\\\", "\\");
    int from = name.startsWith("host/") ? "host/".length() : 0;
    int slash = name.indexOf('/', from);
    return slash < 0 ? name : name.substring(0, slash);
  }

  private Parsed stranger(Matcher stranger, Instant at, String message) {
    String action = message.split(" address ", 2)[0];
    Signals signals = new Signals(context, place, "", at, Actor.UNKNOWN);
    signals.aboutSource(new Statement.Noted("authentication", action, false));
    Ecs ecs = ecs(at, action, "").outcome(false).address("source", stranger.group(2));
    return signals.with(port(ecs, stranger.group(1), stranger.group(3)));
  }

  private static Ecs port(Ecs ecs, String host, String port) {
    ecs.put("host.name", host);
    return port.length() <= 5 ? ecs.put("source.port", Integer.valueOf(port)) : ecs;
  }

  private static Ecs ecs(Instant at, String action, String user) {
    return new Ecs(at, "FreeRADIUS", "freeradius.authentication")
        .kind("authentication", "info")
        .put("event.action", action)
        .put("user.name", Names.machine(user).isEmpty() ? Names.account(user) : "")
        .put("user.domain", Names.domain(user))
        .put("source.domain", Names.machine(user));
  }
}
