package io.portcullis.inventory;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Certificates to try things on, all of one key; the same sample is always the same bytes. */
public record Sample(
    String issuer,
    BigInteger serial,
    String subject,
    List<String> hosts,
    Instant from,
    Instant until,
    List<Extension> extensions) {
  public static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  public static final Instant END = Instant.parse("2026-04-01T00:00:00Z");
  public static final Instant SEEN = Instant.parse("2026-02-01T00:00:00Z");
  public static final KeyPair KEYS = keys();

  /** RFC 6962 section 3.3; what is in it does not matter here. */
  private static final String SCT_LIST = "1.3.6.1.4.1.11129.2.4.2";

  public static Sample of(long serial) {
    return new Sample(
        "CN=Test CA,O=Example",
        BigInteger.valueOf(serial),
        "CN=host" + serial + ".example.org",
        List.of("host" + serial + ".example.org", "www" + serial + ".Example.org"),
        BEGIN,
        END,
        List.of());
  }

  public Sample issuer(String name) {
    return new Sample(name, serial, subject, hosts, from, until, extensions);
  }

  public Sample subject(String name, String... altNames) {
    return new Sample(issuer, serial, name, Arrays.asList(altNames), from, until, extensions);
  }

  public Sample life(Instant begin, Instant end) {
    return new Sample(issuer, serial, subject, hosts, begin, end, extensions);
  }

  public Sample extension(String oid, byte[] value) {
    Extension one = new Extension(new ASN1ObjectIdentifier(oid), false, new DEROctetString(value));
    return new Sample(issuer, serial, subject, hosts, from, until, List.of(one));
  }

  public Sample logged() {
    return extension(SCT_LIST, new byte[] {4, 0});
  }

  public Sample authority() {
    try {
      byte[] value = new BasicConstraints(true).getEncoded();
      return extension(Extension.basicConstraints.getId(), value);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public Entry entry(String source, Instant seenAt) {
    return Entry.of(der(), source, seenAt);
  }

  public byte[] der() {
    try {
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              new X500Principal(issuer),
              serial,
              Date.from(from),
              Date.from(until),
              new X500Principal(subject),
              KEYS.getPublic());
      if (!hosts.isEmpty()) {
        GeneralName[] names =
            hosts.stream()
                .map(h -> new GeneralName(GeneralName.dNSName, h))
                .toArray(GeneralName[]::new);
        builder.addExtension(
            Extension.subjectAlternativeName, false, new GeneralNames(names).getEncoded());
      }
      for (Extension extension : extensions) {
        builder.addExtension(extension);
      }
      return builder
          .build(new JcaContentSignerBuilder("SHA256withRSA").build(KEYS.getPrivate()))
          .getEncoded();
    } catch (IOException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
