package io.portcullis.connectors.ca.endpoint;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.portcullis.connectors.api.IpLiteral;

/**
 * Whether a certificate is one of a server's name (RFC 9525 section 6): DNS names and addresses of
 * its subjectAltName alone, a wildcard only as the whole left-most label and for one label.
 */
final class ServerNames {
  private static final int DNS = 2;
  private static final int IP = 7;

  private final List<List<?>> names;

  private ServerNames(List<List<?>> names) {
    this.names = names;
  }

  static ServerNames of(X509Certificate certificate) {
    try {
      Collection<List<?>> found = certificate.getSubjectAlternativeNames();
      return new ServerNames(found == null ? List.of() : List.copyOf(found));
    } catch (CertificateParsingException e) {
      return new ServerNames(List.of());
    }
  }

  /**
   * @param name a DNS name in ASCII (A-labels), or an IP address in digits
   */
  boolean match(String name) {
    return IpLiteral.is(name)
        ? of(IP).anyMatch(shown -> same(shown, name))
        : of(DNS).anyMatch(shown -> dns(shown, absolute(name)));
  }

  private java.util.stream.Stream<String> of(int kind) {
    return names.stream().filter(n -> n.get(0).equals(kind)).map(n -> n.get(1).toString());
  }

  /** RFC 9525 section 6.3. */
  private static boolean dns(String shown, String name) {
    String pattern = absolute(shown);
    if (!pattern.startsWith("*.")) {
      return pattern.equals(name);
    }
    int dot = name.indexOf('.');
    String below = pattern.substring(2);
    return dot > 0 && below.contains(".") && name.substring(dot + 1).equals(below);
  }

  private static String absolute(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  private static boolean same(String shown, String name) {
    return address(shown).isPresent() && address(shown).equals(address(name));
  }

  private static Optional<InetAddress> address(String literal) {
    try {
      return IpLiteral.is(literal) ? Optional.of(InetAddress.getByName(literal)) : Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
