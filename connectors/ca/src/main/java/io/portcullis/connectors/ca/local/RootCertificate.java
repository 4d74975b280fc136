package io.portcullis.connectors.ca.local;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;

import io.portcullis.model.DistinguishedName;

/** The authority's certificate when it is its own root (RFC 5280 section 4.2). */
final class RootCertificate {
  private static final Duration LIFE = Duration.ofDays(3650);
  private static final Duration BACKDATED = Duration.ofMinutes(5);
  private static final int KEY_CERT_SIGN = 5;
  private static final int CRL_SIGN = 6;

  private RootCertificate() {}

  static X509Certificate selfSigned(
      KeyPair keys, Optional<Provider> provider, String subject, BigInteger serial, Instant now)
      throws IOException {
    X500Principal name = new X500Principal(subject);
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name,
            serial,
            Date.from(now.minus(BACKDATED)),
            Date.from(now.plus(LIFE)),
            name,
            keys.getPublic());
    try {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      builder.addExtension(
          Extension.keyUsage,
          true,
          // digitalSignature, because it signs OCSP answers itself.
          new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign | KeyUsage.digitalSignature));
      builder.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
      return new JcaX509CertificateConverter()
          .getCertificate(builder.build(CaKey.signer(keys.getPrivate(), provider)));
    } catch (CertificateException | NoSuchAlgorithmException e) {
      throw new IOException("the authority's certificate could not be made", e);
    }
  }

  /**
   * @throws IOException when this is not an authority's certificate of that name
   */
  static void requireAuthority(X509Certificate certificate, String subject) throws IOException {
    boolean[] usage = certificate.getKeyUsage();
    if (certificate.getBasicConstraints() < 0
        || (usage != null && !(usage[KEY_CERT_SIGN] && usage[CRL_SIGN]))) {
      throw new IOException("key: its certificate may not sign certificates and CRLs");
    }
    String found = certificate.getSubjectX500Principal().getName();
    if (!DistinguishedName.canonical(found).equals(DistinguishedName.canonical(subject))) {
      throw new IOException("subject: configured " + subject + ", but the key is of " + found);
    }
  }
}
