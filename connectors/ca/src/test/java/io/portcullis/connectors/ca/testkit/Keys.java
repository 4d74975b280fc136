package io.portcullis.connectors.ca.testkit;

import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** Keys, certificates and requests made in a test. */
public final class Keys {
  private Keys() {}

  public static KeyPair ec() {
    return pair("EC", 256);
  }

  public static KeyPair rsa() {
    return pair("RSA", 2048);
  }

  private static KeyPair pair(String algorithm, int size) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(size);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A CA of that name, signed by itself. */
  public static X509Certificate authority(String name, KeyPair keys) throws Exception {
    return certificate(name, keys, name, keys, BigInteger.ONE, true, Optional.empty());
  }

  /** One that may sign OCSP answers for its issuer. */
  public static X509Certificate responder(String issuer, KeyPair by, KeyPair of) throws Exception {
    return certificate(
        issuer,
        by,
        "CN=Responder",
        of,
        BigInteger.TWO,
        false,
        Optional.of(KeyPurposeId.id_kp_OCSPSigning));
  }

  /** Of a CA, for a server at loopback. */
  public static X509Certificate leaf(
      String issuer, KeyPair by, String subject, KeyPair of, BigInteger serial) throws Exception {
    return certificate(issuer, by, subject, of, serial, false, Optional.empty());
  }

  private static X509Certificate certificate(
      String issuer,
      KeyPair by,
      String subject,
      KeyPair of,
      BigInteger serial,
      boolean ca,
      Optional<KeyPurposeId> purpose)
      throws Exception {
    Instant from = Instant.now().minusSeconds(3600);
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            new X500Principal(issuer),
            serial,
            Date.from(from),
            Date.from(from.plusSeconds(30L * 24 * 3600)),
            new X500Principal(subject),
            of.getPublic());
    JcaX509ExtensionUtils ids = new JcaX509ExtensionUtils();
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(ca));
    builder.addExtension(
        Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(of.getPublic()));
    builder.addExtension(
        Extension.authorityKeyIdentifier, false, ids.createAuthorityKeyIdentifier(by.getPublic()));
    builder.addExtension(Extension.subjectAlternativeName, false, loopback());
    if (purpose.isPresent()) {
      builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose.get()));
    }
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder(signature(by)).build(by.getPrivate())));
  }

  /** PKCS#10, DER, for one DNS name. */
  public static byte[] request(KeyPair keys, String host) throws Exception {
    ExtensionsGenerator extensions = new ExtensionsGenerator();
    extensions.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(new GeneralName(GeneralName.dNSName, host)));
    return new JcaPKCS10CertificationRequestBuilder(
            new X500Principal("CN=" + host), keys.getPublic())
        .addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate())
        .build(new JcaContentSignerBuilder(signature(keys)).build(keys.getPrivate()))
        .getEncoded();
  }

  /** PKCS #8 for a private key, else what the object is. */
  public static String pem(Object what) throws Exception {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(
          what instanceof KeyPair pair ? new JcaPKCS8Generator(pair.getPrivate(), null) : what);
    }
    return text.toString();
  }

  private static GeneralNames loopback() {
    return new GeneralNames(
        new GeneralName[] {
          new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
          new GeneralName(GeneralName.dNSName, "localhost")
        });
  }

  private static String signature(KeyPair by) {
    return by.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
  }
}
