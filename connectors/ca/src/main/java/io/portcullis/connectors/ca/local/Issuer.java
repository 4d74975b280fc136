package io.portcullis.connectors.ca.local;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;

import io.portcullis.connectors.ca.authority.Require;

/** Makes end-entity certificates (RFC 5280 section 4); remembers nothing. */
record Issuer(CaKey key, Optional<URI> publicUrl) {
  /** For relying parties whose clock is behind. */
  private static final Duration BACKDATED = Duration.ofMinutes(5);

  /**
   * @throws IllegalArgumentException when it would outlive the authority, or a name has a bad form
   */
  X509Certificate make(CertificateRequest request, BigInteger serial, Instant now) {
    Instant end = now.plus(request.lifetime());
    Require.that(
        !end.isAfter(key.certificate().getNotAfter().toInstant()),
        "lifetime: ends after the authority's own certificate");
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            key.certificate(),
            serial,
            Date.from(now.minus(BACKDATED)),
            Date.from(end),
            new X500Principal(request.subject()),
            request.publicKey());
    try {
      identify(builder, request);
      restrict(builder, request);
      if (publicUrl.isPresent()) {
        point(builder, publicUrl.get());
      }
      return new JcaX509CertificateConverter().getCertificate(builder.build(key.signer()));
    } catch (IOException | CertificateException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("a certificate could not be encoded", e);
    }
  }

  private void identify(X509v3CertificateBuilder builder, CertificateRequest request)
      throws IOException, NoSuchAlgorithmException, CertificateException {
    JcaX509ExtensionUtils ids = new JcaX509ExtensionUtils();
    builder.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        ids.createAuthorityKeyIdentifier(key.certificate()));
    builder.addExtension(
        Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(request.publicKey()));
    if (!request.names().isEmpty()) {
      GeneralName[] names =
          request.names().stream().map(SubjectAltName::encode).toArray(GeneralName[]::new);
      builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
    }
  }

  private static void restrict(X509v3CertificateBuilder builder, CertificateRequest request)
      throws IOException {
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    boolean rsa = request.publicKey().getAlgorithm().equals("RSA");
    int usage = KeyUsage.digitalSignature | (rsa ? KeyUsage.keyEncipherment : 0);
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
    KeyPurposeId[] purposes =
        request.uses().stream().sorted().map(Issuer::purpose).toArray(KeyPurposeId[]::new);
    builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
  }

  private static KeyPurposeId purpose(CertificateRequest.Use use) {
    return switch (use) {
      case CLIENT -> KeyPurposeId.id_kp_clientAuth;
      case SERVER -> KeyPurposeId.id_kp_serverAuth;
    };
  }

  private static void point(X509v3CertificateBuilder builder, URI url) throws IOException {
    DistributionPointName crl =
        new DistributionPointName(new GeneralNames(uri(Paths.CRL.under(url))));
    builder.addExtension(
        Extension.cRLDistributionPoints,
        false,
        new CRLDistPoint(new DistributionPoint[] {new DistributionPoint(crl, null, null)}));
    builder.addExtension(
        Extension.authorityInfoAccess,
        false,
        new AuthorityInformationAccess(
            new AccessDescription[] {
              new AccessDescription(AccessDescription.id_ad_ocsp, uri(Paths.OCSP.under(url))),
              new AccessDescription(
                  AccessDescription.id_ad_caIssuers, uri(Paths.CERTIFICATE.under(url)))
            }));
  }

  private static GeneralName uri(URI url) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, url.toString());
  }
}
