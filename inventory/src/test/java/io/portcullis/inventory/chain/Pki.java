package io.portcullis.inventory.chain;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Authorities with real keys and signatures. */
final class Pki {
  static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

  /** Name and key; there may be several certificates of it. */
  record Ca(String name, KeyPair keys) {
    static Ca of(String name) {
      try {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return new Ca(name, generator.generateKeyPair());
      } catch (java.security.GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    Node root(int days) {
      return signs(this, days);
    }

    /** The other one's certificate, by this one's key. */
    Node signs(Ca other, int days) {
      X509Certificate certificate = certificate(this, other, days);
      return Node.of(name + ">" + other.name + " " + days, certificate);
    }
  }

  private Pki() {}

  static Instant day(int day) {
    return T0.plus(Duration.ofDays(day));
  }

  /** As the inventory has one that it was only told of. */
  static Node told(Node node) {
    return new Node(
        node.id(),
        node.subject(),
        node.issuer(),
        node.spki(),
        node.keyId(),
        node.issuerKeyId(),
        node.notBefore(),
        node.notAfter(),
        node.authority(),
        java.util.Optional.empty());
  }

  static Node named(String issuer, String subject, int days) {
    return new Node(
        issuer + ">" + subject,
        subject,
        issuer,
        "",
        "",
        "",
        T0,
        day(days),
        true,
        java.util.Optional.empty());
  }

  private static X509Certificate certificate(Ca by, Ca of, int days) {
    try {
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              new X500Name(by.name),
              BigInteger.valueOf(days),
              Date.from(T0),
              Date.from(day(days)),
              new X500Name(of.name),
              of.keys.getPublic());
      JcaX509ExtensionUtils ids = new JcaX509ExtensionUtils();
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
      builder.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          ids.createSubjectKeyIdentifier(of.keys.getPublic()));
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          ids.createAuthorityKeyIdentifier(by.keys.getPublic()));
      byte[] der =
          builder
              .build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.keys.getPrivate()))
              .getEncoded();
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
