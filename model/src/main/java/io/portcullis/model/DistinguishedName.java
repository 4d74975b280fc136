package io.portcullis.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * One spelling for an X.500 name. RADIUS servers print OpenSSL's old "/C=DE/CN=x", Java prints RFC
 * 2253, and both must be the same issuer.
 */
public final class DistinguishedName {
  private static final KeptNames KEPT = new KeptNames(DistinguishedName::parsed);

  private DistinguishedName() {}

  /**
   * RFC 2253 order, lower case, no blanks around separators; a text that is no name stays as is.
   */
  public static String canonical(String name) {
    return KEPT.of(name);
  }

  private static String parsed(String name) {
    String stripped = name.strip();
    try {
      return rdns(stripped.startsWith("/") ? fromOneLine(stripped) : new LdapName(stripped));
    } catch (InvalidNameException | IllegalArgumentException e) {
      // The JDK throws the second one for a backslash in a wrong place.
      return stripped.toLowerCase(Locale.ROOT);
    }
  }

  private static LdapName fromOneLine(String name) throws InvalidNameException {
    List<Rdn> rdns = new ArrayList<>();
    for (String part : name.substring(1).split("/(?=[A-Za-z0-9.]+=)", -1)) {
      int eq = part.indexOf('=');
      rdns.add(new Rdn(part.substring(0, Math.max(eq, 0)), part.substring(eq + 1)));
    }
    return new LdapName(rdns);
  }

  private static String rdns(LdapName name) {
    List<String> parts =
        name.getRdns().stream()
            .map(r -> r.toString().toLowerCase(Locale.ROOT))
            .collect(Collectors.toCollection(ArrayList::new));
    Collections.reverse(parts);
    return String.join(",", parts);
  }
}
