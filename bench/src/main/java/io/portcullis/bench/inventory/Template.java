package io.portcullis.bench.inventory;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Date;
import java.util.Locale;
import javax.security.auth.x500.X500Principal;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

import io.portcullis.bench.BenchException;

/**
 * Any number of certificates, made by writing other numbers, names, times and key bytes into the
 * bytes of one. Their signatures do not verify, which no import looks at.
 */
final class Template {
  static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2027-12-31T23:59:58Z");
  private static final DateTimeFormatter UTC_TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String NAME = "host-00000000";
  private static final String ISSUER = "Authority 00";
  private static final int ISSUERS = 10;
  private static final int SERIAL_BYTES = 16;
  private static final byte SERIAL_FILL = 0x5A;

  /** What a list of signed certificate timestamps usually has; nobody reads it here. */
  private static final int SCT_BYTES = 240;

  private static final int INTO_KEY = 40;

  private final byte[] der;
  private final byte[] modulus;

  private Template(byte[] der, byte[] modulus) {
    this.der = der;
    this.modulus = modulus;
  }

  static Template make() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      KeyPair keys = generator.generateKeyPair();
      return new Template(built(keys), keys.getPublic().getEncoded());
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new BenchException("no certificate can be made", e);
    }
  }

  private static byte[] built(KeyPair keys)
      throws GeneralSecurityException, IOException, OperatorCreationException {
    byte[] serial = new byte[SERIAL_BYTES];
    Arrays.fill(serial, SERIAL_FILL);
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            new X500Principal("CN=" + ISSUER + ",O=Example,C=DE"),
            new BigInteger(1, serial),
            Date.from(BEGIN),
            Date.from(END),
            new X500Principal("CN=" + NAME + ".example.org"),
            keys.getPublic());
    JcaX509ExtensionUtils utils = new JcaX509ExtensionUtils();
    builder
        .addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(
                new GeneralName[] {
                  new GeneralName(GeneralName.dNSName, NAME + ".example.org"),
                  new GeneralName(GeneralName.dNSName, "www." + NAME + ".example.org")
                }))
        .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
        .addExtension(
            Extension.subjectKeyIdentifier,
            false,
            utils.createSubjectKeyIdentifier(keys.getPublic()))
        .addExtension(
            new Extension(
                new ASN1ObjectIdentifier("1.3.6.1.4.1.11129.2.4.2"),
                false,
                new DEROctetString(new byte[SCT_BYTES])));
    return builder
        .build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate()))
        .getEncoded();
  }

  /**
   * @param index below 100,000,000
   */
  byte[] certificate(int index, Instant notAfter) {
    byte[] one = der.clone();
    replace(one, NAME, name(index));
    replace(one, ISSUER, "Authority %02d".formatted(index % ISSUERS));
    replace(one, UTC_TIME.format(END), UTC_TIME.format(notAfter));
    number(one, find(one, fill(), 0), index);
    number(one, find(one, modulus, 0) + INTO_KEY, index);
    return one;
  }

  static String name(int index) {
    return "host-%08d".formatted(index);
  }

  static String serial(int index) {
    byte[] serial = fill();
    number(serial, 0, index);
    return new BigInteger(1, serial).toString(16);
  }

  int bytes() {
    return der.length;
  }

  private static byte[] fill() {
    byte[] serial = new byte[SERIAL_BYTES];
    Arrays.fill(serial, SERIAL_FILL);
    return serial;
  }

  /** Spread over all bits, so that keys of an index do not come in order. */
  private static void number(byte[] into, int at, int index) {
    int mixed = index * 0x9E3779B1;
    for (int i = 0; i < Integer.BYTES; i++) {
      into[at + 1 + i] = (byte) (mixed >>> 24 - 8 * i);
    }
  }

  private static void replace(byte[] in, String text, String by) {
    byte[] sought = text.getBytes(StandardCharsets.US_ASCII);
    byte[] bytes = by.getBytes(StandardCharsets.US_ASCII);
    for (int at = find(in, sought, 0); at >= 0; at = find(in, sought, at + 1)) {
      System.arraycopy(bytes, 0, in, at, bytes.length);
    }
  }

  private static int find(byte[] in, byte[] sought, int from) {
    for (int at = from; at + sought.length <= in.length; at++) {
      if (Arrays.equals(in, at, at + sought.length, sought, 0, sought.length)) {
        return at;
      }
    }
    return -1;
  }
}
