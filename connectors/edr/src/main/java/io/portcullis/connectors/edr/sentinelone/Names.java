package io.portcullis.connectors.edr.sentinelone;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;

/** The names of hosts and people in SentinelOne's records, and how it spells them. */
final class Names {
  static final String SENTINELONE = "sentinelone";

  /** Of the Linux agent: "Effective: root, Real: anna, Login: anna". */
  private static final Pattern EFFECTIVE = Pattern.compile("Effective: ([^,]{1,256})(?:,.*)?");

  /** Set in addresses that software made up: bridges, containers, tunnels. */
  private static final Pattern MADE_UP = Pattern.compile("(?i)[0-9a-f][26ae].*");

  private static final int MAX_MACS = 6;

  private Names() {}

  /**
   * Both ids of an agent: the console's number, which activities carry, and the agent's own UUID,
   * which telemetry carries. A threat carries both, and so ties them together.
   */
  static Aliases agent(String uuid, String id, String hostname) {
    return new Aliases()
        .vendor(AliasType.EDR_AGENT, SENTINELONE, uuid)
        .vendor(AliasType.EDR_AGENT, SENTINELONE, id)
        .add(AliasType.HOSTNAME, hostname.equalsIgnoreCase("unknown") ? "" : hostname);
  }

  /** Only addresses of real network cards. */
  static List<Alias> macs(List<String> addresses) {
    Aliases macs = new Aliases();
    addresses.stream()
        .map(String::strip)
        .filter(address -> !MADE_UP.matcher(address).matches())
        .limit(MAX_MACS)
        .forEach(address -> macs.add(AliasType.MAC, address));
    return macs.list();
  }

  static String ecsMac(Alias mac) {
    return mac.value().replace(':', '-').toUpperCase(Locale.ROOT);
  }

  /** Somebody who uses the console: a login that may be a mail address. */
  static List<Alias> operator(String login, String mail) {
    boolean address = login.contains("@");
    return new Aliases()
        .add(AliasType.EMAIL, mail.isEmpty() && address ? login : mail)
        .add(AliasType.UPN, address ? login : "")
        .add(AliasType.USER_NAME, address ? "" : login)
        .list();
  }

  /** "DOMAIN\name" without its domain, and who a Linux process runs as. */
  static String userName(String text) {
    Matcher effective = EFFECTIVE.matcher(text);
    String user = effective.matches() ? effective.group(1) : text;
    return user.substring(user.lastIndexOf('\\') + 1).strip();
  }

  static String domain(String text) {
    int backslash = text.indexOf('\\');
    return backslash > 0 ? text.substring(0, backslash) : "";
  }
}
