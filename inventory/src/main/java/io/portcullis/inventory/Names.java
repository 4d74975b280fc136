package io.portcullis.inventory;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

import io.portcullis.connectors.api.BadRecord;

/** By which names a certificate is looked for. */
final class Names {
  /** rfc822Name, dNSName, uniformResourceIdentifier and iPAddress of RFC 5280 section 4.2.1.6. */
  private static final Set<Integer> TEXTS = Set.of(1, 2, 6, 7);

  private Names() {}

  /**
   * Alternative names and common name.
   *
   * @throws BadRecord when the alternative names can not be read
   */
  static List<String> of(X509Certificate x509, String subject) {
    List<String> names = new ArrayList<>(commonName(subject));
    for (List<?> name : alternatives(x509)) {
      if (TEXTS.contains(name.get(0)) && name.get(1) instanceof String text) {
        add(names, text);
      }
    }
    return names;
  }

  /** The most specific common name of an RFC 2253 name, or none. */
  static List<String> commonName(String subject) {
    List<String> names = new ArrayList<>();
    try {
      for (Rdn rdn : new LdapName(subject).getRdns().reversed()) {
        if (names.isEmpty()
            && rdn.getType().equalsIgnoreCase("CN")
            && rdn.getValue() instanceof String text) {
          add(names, text);
        }
      }
    } catch (InvalidNameException | IllegalArgumentException e) {
      // A name that is only told may be no name; the JDK has two exceptions for that.
      return List.of();
    }
    return names;
  }

  /** One that nobody would look for is left out; the certificate itself is none the worse. */
  private static void add(List<String> names, String text) {
    String name = text.strip().toLowerCase(Locale.ROOT);
    boolean plain = name.chars().noneMatch(Character::isISOControl);
    if (plain && !name.isEmpty() && name.length() <= Entry.MAX_NAME) {
      names.add(name);
    }
  }

  private static Collection<List<?>> alternatives(X509Certificate x509) {
    try {
      return Objects.requireNonNullElse(x509.getSubjectAlternativeNames(), List.of());
    } catch (CertificateParsingException e) {
      throw new BadRecord("subject alternative name: malformed");
    }
  }
}
