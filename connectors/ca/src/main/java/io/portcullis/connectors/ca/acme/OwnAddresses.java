package io.portcullis.connectors.ca.acme;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

import io.portcullis.connectors.ca.issuer.Issuers;
import io.portcullis.connectors.ca.status.CrlClient;
import io.portcullis.connectors.ca.status.OcspClient;
import io.portcullis.connectors.ca.status.Seen;
import io.portcullis.connectors.ca.status.StatusClient;

/**
 * Looks at the addresses that a certificate itself names, as a relying party does: its OCSP
 * responder (RFC 5280 section 4.2.2.1), else its CRL (section 4.2.1.13). A public authority cuts
 * its CRL into many, so that only the certificate tells which one is its own.
 */
final class OwnAddresses {
  private final Issuers issuers;
  private final Duration timeout;
  private final Clock clock;

  OwnAddresses(Issuers issuers, Duration timeout, Clock clock) {
    this.issuers = issuers;
    this.timeout = timeout;
    this.clock = clock;
  }

  /** Empty where the certificate names no address; it must be signed by one of the issuers. */
  Optional<Seen> ask(X509Certificate certificate) {
    return issuers.of(certificate).flatMap(issuer -> ask(certificate, issuer));
  }

  private Optional<Seen> ask(X509Certificate certificate, X509Certificate issuer) {
    Optional<StatusClient> client = client(Issuers.holder(certificate).getExtensions(), issuer);
    return client.map(
        asked -> {
          try (asked) {
            return asked.ask(certificate.getSerialNumber());
          }
        });
  }

  private Optional<StatusClient> client(Extensions extensions, X509Certificate issuer) {
    Optional<StatusClient> ocsp =
        ocsp(extensions)
            .map(url -> OcspClient.lenient(url, Issuers.holder(issuer), timeout, clock));
    return ocsp.or(
        () ->
            crl(extensions).map(url -> new CrlClient(url, Issuers.holder(issuer), timeout, clock)));
  }

  private static Optional<URI> ocsp(Extensions extensions) {
    return Stream.ofNullable(AuthorityInformationAccess.fromExtensions(extensions))
        .flatMap(access -> Stream.of(access.getAccessDescriptions()))
        .filter(one -> AccessDescription.id_ad_ocsp.equals(one.getAccessMethod()))
        .map(AccessDescription::getAccessLocation)
        .flatMap(OwnAddresses::web)
        .findFirst();
  }

  private static Optional<URI> crl(Extensions extensions) {
    return Stream.ofNullable(CRLDistPoint.fromExtensions(extensions))
        .flatMap(points -> Stream.of(points.getDistributionPoints()))
        .map(DistributionPoint::getDistributionPoint)
        .filter(name -> name != null && name.getType() == DistributionPointName.FULL_NAME)
        .flatMap(name -> Stream.of(GeneralNames.getInstance(name.getName()).getNames()))
        .flatMap(OwnAddresses::web)
        .findFirst();
  }

  private static Stream<URI> web(GeneralName name) {
    if (name.getTagNo() != GeneralName.uniformResourceIdentifier) {
      return Stream.empty();
    }
    ASN1Encodable text = name.getName();
    String url = ASN1IA5String.getInstance(text).getString();
    return url.matches("https?://[^\\s\\\\\"<>^`{|}]+")
        ? Stream.of(URI.create(url))
        : Stream.empty();
  }
}
