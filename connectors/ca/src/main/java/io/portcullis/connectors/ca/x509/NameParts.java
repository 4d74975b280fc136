package io.portcullis.connectors.ca.x509;

import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** Parts of a distinguished name as logs print it (RFC 2253). */
public final class NameParts {
  private NameParts() {}

  /** The common name; the text itself where it is no distinguished name, or has none. */
  public static String commonName(String name) {
    String found = part(name, "CN");
    return found.isEmpty() ? name.strip() : found;
  }

  /** The most specific part of this type, or empty. */
  public static String part(String name, String type) {
    for (Rdn rdn : rdns(name).reversed()) {
      if (rdn.getType().equalsIgnoreCase(type) && rdn.getValue() instanceof String text) {
        return text;
      }
    }
    return "";
  }

  /** None when the text is no name; a misplaced backslash has an exception of its own kind. */
  private static List<Rdn> rdns(String name) {
    try {
      return new LdapName(name.strip()).getRdns();
    } catch (InvalidNameException | IllegalArgumentException e) {
      return List.of();
    }
  }
}
