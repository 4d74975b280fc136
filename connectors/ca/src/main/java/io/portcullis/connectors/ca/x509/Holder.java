package io.portcullis.connectors.ca.x509;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.X509;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.SubjectKind;

/**
 * Who holds a certificate, as far as it says so itself: a CA, a server (extended key usage
 * serverAuth and not clientAuth), a person (an e-mail address and no DNS name), else a device.
 */
public record Holder(SubjectKind kind, List<Alias> aliases) {
  private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
  private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
  private static final int RFC822_NAME = 1;
  private static final int DNS_NAME = 2;

  /**
   * @throws BadRecord when an extension is malformed
   */
  public static Holder of(X509Certificate x509) {
    Aliases aliases = new Aliases().all(X509.aliases(x509));
    List<String> mails = names(x509, RFC822_NAME);
    List<String> hosts = names(x509, DNS_NAME);
    mails.forEach(mail -> aliases.add(AliasType.EMAIL, mail));
    hosts.forEach(host -> aliases.add(AliasType.HOSTNAME, host));
    if (x509.getBasicConstraints() >= 0) {
      String name = x509.getSubjectX500Principal().getName();
      return new Holder(SubjectKind.AUTHORITY, aliases.add(AliasType.AUTHORITY_NAME, name).list());
    }
    return new Holder(kind(x509, mails, hosts), aliases.list());
  }

  private static SubjectKind kind(X509Certificate x509, List<String> mails, List<String> hosts) {
    List<String> usages = usages(x509);
    if (usages.contains(SERVER_AUTH) && !usages.contains(CLIENT_AUTH)) {
      return SubjectKind.WORKLOAD;
    }
    return !mails.isEmpty() && hosts.isEmpty() ? SubjectKind.IDENTITY : SubjectKind.DEVICE;
  }

  private static List<String> usages(X509Certificate x509) {
    try {
      List<String> usages = x509.getExtendedKeyUsage();
      return usages == null ? List.of() : usages;
    } catch (CertificateParsingException e) {
      throw new BadRecord("extended key usage: malformed");
    }
  }

  private static List<String> names(X509Certificate x509, int type) {
    try {
      Collection<List<?>> names = x509.getSubjectAlternativeNames();
      return names == null
          ? List.of()
          : names.stream()
              .filter(name -> name.get(0).equals(type))
              .map(name -> name.get(1).toString())
              .toList();
    } catch (CertificateParsingException e) {
      throw new BadRecord("subject alternative name: malformed");
    }
  }
}
