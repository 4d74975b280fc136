package io.portcullis.connectors.radius.accounting;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;

/** The names of the device that holds a session, and of its user. */
final class Names {
  private static final Pattern OCTETS = Pattern.compile("0x(?:[0-9A-Fa-f]{2}){1,253}");

  private Names() {}

  /**
   * The certificate is what the device logged in with, so it names it strongly; the MAC does so
   * only weakly.
   */
  static List<Alias> device(Attributes attributes) {
    return new Aliases()
        .certificate(
            attributes.text("TLS-Client-Cert-Issuer"), attributes.text("TLS-Client-Cert-Serial"))
        .all(carried(attributes.text("Class")))
        .add(AliasType.MAC, station(attributes.text("Calling-Station-Id")))
        .add(AliasType.HOSTNAME, machine(attributes.text("User-Name")))
        .list();
  }

  /**
   * "cert=SERIAL|ISSUER" in Class (RFC 2865 section 5.25), which a NAS sends back in accounting:
   * the certificate itself is known at the login only. FreeRADIUS prints Class as 0x and hex.
   */
  private static List<Alias> carried(String attribute) {
    String text = attribute;
    if (OCTETS.matcher(attribute).matches()) {
      byte[] bytes = HexFormat.of().parseHex(attribute.substring(2));
      text = new String(bytes, StandardCharsets.UTF_8);
    }
    int bar = text.indexOf('|');
    return text.startsWith("cert=") && bar > 0
        ? new Aliases()
            .certificate(text.substring(bar + 1), text.substring("cert=".length(), bar))
            .list()
        : List.of();
  }

  static List<Alias> user(String name) {
    String bare = account(name);
    boolean mail = bare.contains("@");
    return new Aliases()
        .add(AliasType.UPN, mail ? bare : "")
        .add(AliasType.USER_NAME, mail ? "" : bare)
        .list();
  }

  /** MAC of a Calling-Station-Id, which may carry an SSID behind it; or empty. */
  static String station(String id) {
    String[] parts = id.split("(?<=[0-9A-Fa-f]{2}[:-][0-9A-Fa-f]{2}):(?=[^:]*$)", 2);
    String mac = mac(id);
    return mac.isEmpty() ? mac(parts[0]) : mac;
  }

  private static String mac(String text) {
    return new Aliases()
        .add(AliasType.MAC, text).list().stream().map(Alias::value).findFirst().orElse("");
  }

  /** "host/laptop-1.example.net", as Windows machines log in; or empty. */
  static String machine(String user) {
    return user.startsWith("host/") ? user.substring("host/".length()) : "";
  }

  /** User without the domain before a backslash. */
  static String account(String user) {
    return user.substring(user.lastIndexOf('\\') + 1);
  }

  static String domain(String user) {
    int slash = user.lastIndexOf('\\');
    return slash < 0 ? "" : user.substring(0, slash).replaceAll("\\\\+$", "");
  }
}
