package io.portcullis.connectors.radius.ise;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Words;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;

/** The names of the endpoint and of the user in a message. */
record Names(Pairs pairs) {
  private static final Pattern BETWEEN = Pattern.compile("[ :]");

  /** ISE writes these where it is set not to tell invalid user names. */
  private static final Set<String> NOBODY = Set.of("invalid", "username", "anonymous", "n/a");

  private static final String[] STATIONS = {
    "Calling-Station-ID",
    "EndPointMACAddress",
    "Calling Station Id",
    "EndpointSourceMac",
    "PeerAddress",
    "device-mac",
    "MacAddress",
    "Endpoint MAC Address",
    "User-Name",
    "UserName",
    "Response.User-Name",
    "Response.UserName"
  };
  private static final Pattern FQDN = Pattern.compile("(?:client-fqdn|host-name)=([\\w.-]{1,253})");

  /** The certificate it logged in with, its MAC, and its name. */
  List<Alias> device() {
    return new Aliases()
        .certificate(issuer(), serial())
        .add(AliasType.MAC, mac())
        .add(AliasType.HOSTNAME, hostname())
        .list();
  }

  String issuer() {
    String issuer = pairs.text("Issuer");
    return issuer.contains("=") ? issuer : "";
  }

  String serial() {
    String serial = BETWEEN.matcher(pairs.text("Serial Number")).replaceAll("");
    return Words.hex(serial, 1, 80) ? serial : "";
  }

  /** Canonical form, or empty. */
  String mac() {
    for (String name : STATIONS) {
      String mac = mac(pairs.text(name));
      if (!mac.isEmpty()) {
        return mac;
      }
    }
    return "";
  }

  private static String mac(String text) {
    return new Aliases()
        .add(AliasType.MAC, text).list().stream().map(Alias::value).findFirst().orElse("");
  }

  static String ecsMac(String mac) {
    return mac.replace(':', '-').toUpperCase(Locale.ROOT);
  }

  String hostname() {
    String user = user();
    if (user.startsWith("host/")) {
      return user.substring("host/".length());
    }
    Matcher fqdn = FQDN.matcher(pairs.text("EndpointProperty"));
    return fqdn.find() ? fqdn.group(1) : pairs.first("AD-Host-DNS-Name", "HostName");
  }

  /** As the message says it; of an endpoint without a user it is the endpoint's MAC. */
  String user() {
    return pairs.first("UserName", "User-Name", "AdminName", "Admin", "User");
  }

  List<Alias> person() {
    String user = user();
    String bare = user.substring(user.lastIndexOf('\\') + 1);
    boolean nobody =
        NOBODY.contains(bare.toLowerCase(Locale.ROOT))
            || user.startsWith("host/")
            || !mac(user).isEmpty();
    boolean mail = bare.contains("@");
    return nobody
        ? List.of()
        : new Aliases()
            .add(AliasType.UPN, mail ? bare : "")
            .add(AliasType.USER_NAME, mail ? "" : bare)
            .list();
  }
}
