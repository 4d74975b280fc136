package io.portcullis.connectors.ca.testkit;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** CRLs made in a test. */
public final class Crls {
  private Crls() {}

  /** A full CRL, DER, good for an hour; serial numbers with their reasons. */
  public static byte[] of(
      X509Certificate authority, KeyPair keys, Map<BigInteger, Integer> revoked) {
    Instant now = Instant.now();
    return signed(builder(authority, now, now.plusSeconds(3600), revoked), keys);
  }

  /** The same with a number, of any time. */
  public static byte[] of(
      X509Certificate authority,
      KeyPair keys,
      long number,
      Instant thisUpdate,
      Instant nextUpdate,
      Map<BigInteger, Integer> revoked) {
    JcaX509v2CRLBuilder crl = builder(authority, thisUpdate, nextUpdate, revoked);
    return with(crl, Extension.cRLNumber, new CRLNumber(BigInteger.valueOf(number)), keys);
  }

  /** With one more extension. */
  public static byte[] with(
      JcaX509v2CRLBuilder crl, ASN1ObjectIdentifier extension, ASN1Encodable value, KeyPair keys) {
    try {
      crl.addExtension(extension, false, value);
    } catch (CertIOException e) {
      throw new IllegalStateException(e);
    }
    return signed(crl, keys);
  }

  public static JcaX509v2CRLBuilder builder(
      X509Certificate authority,
      Instant thisUpdate,
      Instant nextUpdate,
      Map<BigInteger, Integer> revoked) {
    Date now = Date.from(thisUpdate);
    JcaX509v2CRLBuilder crl = new JcaX509v2CRLBuilder(authority, now);
    crl.setNextUpdate(Date.from(nextUpdate));
    revoked.forEach((serial, reason) -> crl.addCRLEntry(serial, now, reason));
    return crl;
  }

  public static byte[] signed(JcaX509v2CRLBuilder crl, KeyPair keys) {
    try {
      return crl.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
          .getEncoded();
    } catch (OperatorCreationException | java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
