package io.portcullis.connectors.radius.aruba;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.IpLiteral;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;

/** Names and addresses out of a message's words, which spell them in many ways. */
record Facts(Message message) {
  private static final Pattern END = Pattern.compile("[.:]$");
  private static final Pattern STOP = Pattern.compile("[.,]$");
  private static final Pattern USER =
      Pattern.compile(
          "(?i)\\buser ?name[=:-] ?([^\\s,;]{1,200})|\\bfor user ([\\w.@\\\\-]{1,200})|\\bUser"
              + " '([^']{1,200})'|\\bUser (\\S{1,200}) (?:Failed|Successfully) Auth|\\buser[=:]"
              + " ?([^\\s,;]{1,200})|\\buser"
              + " (?!(?:is|was|has|name|auth\\w*|de-?auth\\w*|session|role|miss)\\b)([\\w.@\\\\-]{1,200})"
              + " (?:is|was|has|logged|from|at|failed)\\b");
  private static final String OCTETS = "((?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2})";
  private static final Pattern STATION =
      Pattern.compile(
          "(?i)\\b(?:mac|station|sta|client|user|supplicant)(?: mac)?(?: address)?[-=: ]{1,3}"
              + OCTETS);

  /** Messages of these beginnings are about the first station that they name. */
  private static final Pattern SUBJECT =
      Pattern.compile("^(?i:auth|assoc|deauth|disassoc|station|user|client)");

  private static final Pattern ANY_MAC = Pattern.compile("(?i)\\b" + OCTETS + "\\b");
  private static final Pattern FROM =
      Pattern.compile("(?i)\\b(?:userip|from|src(?: ip)?)[=: ]{1,2}([0-9a-f.:]{3,45})");
  private static final Pattern IP = Pattern.compile("\\b(?i:ip)[-=:] ?([0-9a-fA-F.:]{3,45})");
  private static final Pattern SERVER = Pattern.compile("\\bserverip=([0-9a-fA-F.:]{3,45})");
  private static final Pattern METHOD =
      Pattern.compile("(?i)\\b(?:auth )?method[-=: ]{1,2}([\\w.]{1,40})");
  private static final Pattern ROLE = Pattern.compile("(?i)\\brole[-=: ]{1,2}([\\w.-]{1,80})");
  private static final Pattern NEIGHBOUR = Pattern.compile("LLDP neighbor (\\S{1,200}) ");
  private static final Pattern PORT = Pattern.compile("(?i)\\b(?:port|on) (\\d[\\d/]{0,10})\\b");

  /** Without a MAC, which is what an endpoint without a user calls itself. */
  String user() {
    String user = found(USER);
    return ANY_MAC.matcher(user).matches() ? "" : STOP.matcher(user).replaceFirst("");
  }

  List<Alias> person() {
    String user = user();
    String bare = user.substring(user.lastIndexOf('\\') + 1);
    boolean mail = bare.contains("@");
    return new Aliases()
        .add(AliasType.UPN, mail ? bare : "")
        .add(AliasType.USER_NAME, mail ? "" : bare)
        .list();
  }

  /** Of the station that the message is about, in canonical form; or empty. */
  String mac() {
    String named = found(STATION);
    boolean station = named.isEmpty() && SUBJECT.matcher(message.text()).find();
    String stated = station ? found(ANY_MAC) : named;
    return new Aliases()
        .add(AliasType.MAC, stated).list().stream().map(Alias::value).findFirst().orElse("");
  }

  List<Alias> device() {
    return new Aliases().add(AliasType.MAC, mac()).list();
  }

  /** Where it came from, else who tells it. */
  String source() {
    String from = ip(FROM);
    return from.isEmpty() ? message.address() : from;
  }

  /** The station's own address. */
  String client() {
    String own = ip(IP);
    return own.isEmpty() ? ip(FROM) : own;
  }

  String server() {
    return ip(SERVER);
  }

  String method() {
    String method = found(METHOD);
    return (method + message.program()).isEmpty()
        ? "aruba"
        : method.isEmpty() ? message.program() : method;
  }

  String role() {
    return found(ROLE);
  }

  String neighbour() {
    return found(NEIGHBOUR);
  }

  String port() {
    return found(PORT);
  }

  private String ip(Pattern pattern) {
    String text = END.matcher(found(pattern)).replaceFirst("");
    return IpLiteral.is(text) ? text : "";
  }

  private String found(Pattern pattern) {
    Matcher matcher = pattern.matcher(message.text());
    if (!matcher.find()) {
      return "";
    }
    for (int i = 1; i <= matcher.groupCount(); i++) {
      if (matcher.group(i) != null) {
        return matcher.group(i);
      }
    }
    return "";
  }
}
