package io.portcullis.routes.watch;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Certificates that name a CRL and a responder, or where their issuer's certificate lies. */
final class Naming {
  private Naming() {}

  static X509Certificate certificate(String issuer, KeyPair by, String crl, String ocsp)
      throws Exception {
    JcaX509v3CertificateBuilder builder = leaf(issuer, by, crl);
    GeneralName at = new GeneralName(GeneralName.uniformResourceIdentifier, crl);
    DistributionPoint point =
        new DistributionPoint(new DistributionPointName(new GeneralNames(at)), null, null);
    builder.addExtension(
        Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {point}));
    access(builder, AccessDescription.id_ad_ocsp, ocsp);
    return signed(builder, by);
  }

  /** One that names where its issuer's certificate lies. */
  static X509Certificate issuer(String issuer, KeyPair by, String address) throws Exception {
    JcaX509v3CertificateBuilder builder = leaf(issuer, by, address);
    access(builder, AccessDescription.id_ad_caIssuers, address);
    return signed(builder, by);
  }

  private static JcaX509v3CertificateBuilder leaf(String issuer, KeyPair by, String name) {
    return new JcaX509v3CertificateBuilder(
        new X500Principal(issuer),
        BigInteger.valueOf(name.hashCode() & 0xffff),
        Date.from(Instant.now()),
        Date.from(Instant.now().plusSeconds(3_600)),
        new X500Principal("CN=leaf"),
        by.getPublic());
  }

  private static void access(
      JcaX509v3CertificateBuilder builder, ASN1ObjectIdentifier method, String address)
      throws Exception {
    builder.addExtension(
        Extension.authorityInfoAccess,
        false,
        new AuthorityInformationAccess(
            method, new GeneralName(GeneralName.uniformResourceIdentifier, address)));
  }

  private static X509Certificate signed(JcaX509v3CertificateBuilder builder, KeyPair by)
      throws Exception {
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate())));
  }
}
