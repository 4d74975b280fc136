package io.portcullis.connectors.ca.authority;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;

import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** An authority with a server and clients, made for one test. */
public final class TestPki {
  public static final char[] PASSPHRASE = "open sesame".toCharArray();

  private final KeyPair keys = keys();
  private final X509Certificate root;

  public TestPki(String name) throws Exception {
    this.root = certificate(name, name, keys, keys, true, BigInteger.ONE);
  }

  public X509Certificate root() {
    return root;
  }

  public KeyPair caKeys() {
    return keys;
  }

  /** One of its certificates. */
  public X509Certificate leaf(String subject, KeyPair of, BigInteger serial) throws Exception {
    return certificate(root.getSubjectX500Principal().getName(), subject, of, keys, false, serial);
  }

  /** A server on 127.0.0.1 that trusts this authority's clients. */
  public SSLContext server() throws Exception {
    KeyPair own = keys();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "server",
        own.getPrivate(),
        PASSPHRASE,
        new Certificate[] {leaf("CN=server", own, BigInteger.TWO)});
    store.setCertificateEntry("root", root);
    KeyManagerFactory key = KeyManagerFactory.getInstance("PKIX");
    key.init(store, PASSPHRASE);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(key.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  public Path pem(Path file) throws Exception {
    return pem(file, root);
  }

  public static Path pem(Path file, X509Certificate certificate) throws Exception {
    return Files.writeString(file, text("CERTIFICATE", certificate.getEncoded()));
  }

  public static String text(String kind, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
  }

  public Path pkcs12(Path file, String subject) throws Exception {
    KeyPair own = keys();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "client",
        own.getPrivate(),
        PASSPHRASE,
        new Certificate[] {leaf(subject, own, BigInteger.valueOf(3))});
    try (var out = Files.newOutputStream(file)) {
      store.store(out, PASSPHRASE);
    }
    return file;
  }

  public static byte[] request(KeyPair of) {
    try {
      return new JcaPKCS10CertificationRequestBuilder(
              new X500Principal("CN=canary"), of.getPublic())
          .build(new JcaContentSignerBuilder("SHA256withECDSA").build(of.getPrivate()))
          .getEncoded();
    } catch (IOException | org.bouncycastle.operator.OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  public static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static X509Certificate certificate(
      String issuer, String subject, KeyPair of, KeyPair by, boolean ca, BigInteger serial)
      throws Exception {
    Instant now = Instant.now();
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            new X500Principal(issuer),
            serial,
            Date.from(now.minusSeconds(3_600)),
            Date.from(now.plusSeconds(86_400)),
            new X500Principal(subject),
            of.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(ca));
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate())));
  }
}
