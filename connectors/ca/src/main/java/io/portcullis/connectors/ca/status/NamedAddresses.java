package io.portcullis.connectors.ca.status;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/**
 * Where a certificate says that relying parties learn of its revocation: OCSP responders (RFC 5280
 * section 4.2.2.1) and CRLs (section 4.2.1.13), in the order in which they stand there.
 *
 * @param others addresses of other schemes, such as LDAP, which are not asked
 */
public record NamedAddresses(List<URI> ocsp, List<URI> crl, long others) {
  private static final String WEB = "https?://[^\\s\\\\\"<>^`{|}]+";

  /**
   * @param extensions of the certificate
   * @throws IllegalArgumentException when one of them can not be read
   */
  public static NamedAddresses of(Extensions extensions) {
    List<String> ocsp = access(extensions, AccessDescription.id_ad_ocsp).toList();
    List<String> crl = crl(extensions).toList();
    long others = Stream.concat(ocsp.stream(), crl.stream()).filter(u -> !u.matches(WEB)).count();
    return new NamedAddresses(web(ocsp), web(crl), others);
  }

  /**
   * Where a certificate says that its issuer's certificate lies (RFC 5280 section 4.2.2.1), over
   * plain HTTP alone: to fetch one over TLS another one would have to be fetched.
   *
   * @throws IllegalArgumentException when the extension can not be read
   */
  public static List<URI> issuers(Extensions extensions) {
    return access(extensions, AccessDescription.id_ad_caIssuers)
        .filter(url -> url.startsWith("http:") && url.matches(WEB))
        .map(URI::create)
        .toList();
  }

  private static List<URI> web(List<String> addresses) {
    return addresses.stream().filter(url -> url.matches(WEB)).map(URI::create).toList();
  }

  private static Stream<String> access(Extensions extensions, ASN1ObjectIdentifier method) {
    return Stream.ofNullable(AuthorityInformationAccess.fromExtensions(extensions))
        .flatMap(access -> Stream.of(access.getAccessDescriptions()))
        .filter(one -> method.equals(one.getAccessMethod()))
        .map(AccessDescription::getAccessLocation)
        .flatMap(NamedAddresses::text);
  }

  private static Stream<String> crl(Extensions extensions) {
    return Stream.ofNullable(CRLDistPoint.fromExtensions(extensions))
        .flatMap(points -> Stream.of(points.getDistributionPoints()))
        .map(DistributionPoint::getDistributionPoint)
        .filter(name -> name != null && name.getType() == DistributionPointName.FULL_NAME)
        .flatMap(name -> Stream.of(GeneralNames.getInstance(name.getName()).getNames()))
        .flatMap(NamedAddresses::text);
  }

  private static Stream<String> text(GeneralName name) {
    return name.getTagNo() == GeneralName.uniformResourceIdentifier
        ? Stream.of(ASN1IA5String.getInstance(name.getName()).getString())
        : Stream.empty();
  }
}
